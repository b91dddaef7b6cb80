package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.dialect.creatorshub.PictureSource;
import dev.avatargateway.stack.OnePerson.Sight;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * After each kind of refusal at each door the old picture is still there, byte for byte, at all of
 * them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedPictureTest {

  private static final int LIMIT = 200_000;

  /** What the product itself answers to a body that is no form. */
  private static final String MATTERMOSTS_OWN_500 = "api.user.upload_profile_user.parse.app_error";

  private static final Path PICTURES = Path.of("compat-specs", "pictures");

  private final Wire wire = new Wire();
  private final PictureSource elsewhere;
  private final TestGateway gateway;
  private final OnePerson person;
  private final Map<String, Message> refused = new LinkedHashMap<>();

  RefusedPictureTest(@TempDir Path data) throws IOException {
    elsewhere = PictureSource.start();
    gateway =
        TestGateway.start(
            data.resolve("data"),
            "--fetch-allow=127.0.0.1/32",
            "--cloudreve-max-bytes=" + LIMIT,
            "--mattermost-max-bytes=" + LIMIT,
            "--creatorshub-max-bytes=" + LIMIT);
    person = new OnePerson(gateway, wire);
    pictures();
    forms();
    addresses();
    callers();
  }

  private void pictures() throws IOException {
    Map<String, byte[]> bad = new LinkedHashMap<>();
    for (String name :
        new String[] {"text.txt", "photo.svg", "truncated.jpg", "truncated.png", "bomb.png"}) {
      bad.put(name, Files.readAllBytes(PICTURES.resolve(name)));
    }
    bad.put("one byte", new byte[] {(byte) 0xff});
    bad.put("the first bytes of a PNG", Arrays.copyOf(photo(), 8));
    bad.put("too many bytes", Arrays.copyOf(photo(), LIMIT + 1));
    bad.put("far too many bytes", Arrays.copyOf(photo(), 3 * LIMIT));
    bad.forEach(
        (name, bytes) -> {
          refused.put("Cloudreve: " + name, person.cloudreve("image/png", bytes));
          refused.put("Mattermost: " + name, person.mattermost("image", bytes));
          refused.put("CreatorsHub file: " + name, person.creatorsHubFile("avatar", bytes));
          refused.put("CreatorsHub bytes: " + name, person.creatorsHubBytes(bytes));
        });
    refused.put("Mattermost: nothing", person.mattermost("image", new byte[0]));
    refused.put("CreatorsHub file: nothing", person.creatorsHubFile("avatar", new byte[0]));
    refused.put("CreatorsHub bytes: nothing", person.creatorsHubBytes(new byte[0]));
  }

  private void forms() throws IOException {
    Message form = person.mattermost("image", photo());
    Message file = person.creatorsHubFile("avatar", photo());
    byte[] half = Arrays.copyOf(form.body(), form.body().length / 2);
    refused.put("Cloudreve: a form", person.cloudreve(form.type(), form.body()));
    refused.put("Mattermost: a wrong part", person.mattermost("avatar", photo()));
    refused.put("Mattermost: half a form", withBody(form, form.type(), half));
    refused.put("Mattermost: no form", withBody(form, "image/png", photo()));
    refused.put("Mattermost: an empty form", withBody(form, form.type(), new byte[0]));
    refused.put("CreatorsHub file: a wrong part", person.creatorsHubFile("image", photo()));
    refused.put("CreatorsHub file: half a form", withBody(file, file.type(), half));
    refused.put("CreatorsHub file: no form", withBody(file, "image/png", photo()));
    refused.put("CreatorsHub file: an empty form", withBody(file, file.type(), new byte[0]));
    refused.put(
        "CreatorsHub bytes: a form",
        withBody(person.creatorsHubBytes(photo()), file.type(), file.body()));
  }

  private void addresses() {
    for (String path :
        new String[] {
          "404",
          "500",
          "no-content",
          "text",
          "html",
          "svg",
          "empty",
          "truncated",
          "bomb",
          "huge",
          "endless",
          "cut-off",
          "redirect-to-forbidden",
          "redirect-to-file",
          "redirect-loop"
        }) {
      refused.put("address: " + path, person.creatorsHubUrl(elsewhere.url() + "/" + path));
    }
    for (String url :
        new String[] {
          elsewhere.forbiddenUrl() + "/photo.jpg",
          "http://169.254.169.254/latest/meta-data/",
          "file:///etc/passwd",
          "no address",
          ""
        }) {
      refused.put("address: " + url, person.creatorsHubUrl(url));
    }
    refused.put("address: no JSON", withBody(person.creatorsHubUrl(""), "application/json", "{"));
    refused.put(
        "address: no member", withBody(person.creatorsHubUrl(""), "application/json", "{}"));
  }

  private void callers() throws IOException {
    Map<String, Message> good =
        Map.of(
            "Cloudreve", person.cloudreve("image/png", photo()),
            "Mattermost", person.mattermost("image", photo()),
            "CreatorsHub file", person.creatorsHubFile("avatar", photo()),
            "CreatorsHub bytes", person.creatorsHubBytes(photo()),
            "CreatorsHub address", person.creatorsHubUrl(elsewhere.url() + "/150"));
    String stranger = gateway.token("creatorshub", "7");
    String colleague = gateway.token("mattermost", "colleaguecolleaguecolleagu");
    good.forEach(
        (door, message) -> {
          refused.put(door + ": no token", message.withToken(""));
          refused.put(door + ": a bad token", message.withToken("bad"));
          refused.put(door + ": a changed token", message.withToken(message.token() + "A"));
          refused.put(door + ": a user of CreatorsHub", message.withToken(stranger));
          refused.put(door + ": a user of Mattermost", message.withToken(colleague));
        });
  }

  private static Message withBody(Message message, String type, String body) {
    return withBody(message, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Message withBody(Message message, String type, byte[] body) {
    return new Message(message.method(), message.url(), message.token(), type, body);
  }

  private static byte[] photo() throws IOException {
    return Files.readAllBytes(PICTURES.resolve("photo.png"));
  }

  @TestFactory
  Stream<DynamicTest> theOldPictureStays() throws Exception {
    byte[] worn = Files.readAllBytes(PICTURES.resolve("other.png"));
    assertThat(OnePerson.isSuccess(wire.send(person.cloudreve("image/png", worn)))).isTrue();
    Sight before = person.look();
    return refused.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> assertRefused(entry.getValue(), before)));
  }

  private void assertRefused(Message message, Sight before) throws Exception {
    HttpResponse<byte[]> answer = wire.send(message);

    String words = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(OnePerson.isSuccess(answer)).as(words).isFalse();
    assertThat(answer.statusCode() < 500 || words.contains(MATTERMOSTS_OWN_500)).as(words).isTrue();
    assertThat(words).doesNotContain("Exception", "dev.avatargateway", "Jetty");
    before.assertSame(person.look());
  }

  @AfterAll
  void close() {
    gateway.close();
    elsewhere.close();
    wire.close();
  }
}
