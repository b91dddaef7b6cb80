package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.Wire.Message;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands on people, beside a running server and without one. */
final class PersonCommandIT {

  private static final String CLOUDREVE = "cloudreve:anna";
  private static final String CREATORSHUB = "creatorshub:6";

  @TempDir private Path data;

  @Test
  void peopleAreTheSameBesideAServerAndWithoutOne() throws Exception {
    String anna = person("add", "--name=Anna", "--username=anna", "--cloudreve=anna").lastLine();
    assertThat(anna).matches("[0-9a-f-]{36}");
    assertThat(data.resolve("management.url")).doesNotExist();
    String token =
        Jar.run("token", "--space=cloudreve", "--user=anna", "--data=" + data).lastLine();

    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      assertThat(person("show", anna).done()).contains("Anna", CLOUDREVE, "shows nothing");
      String hub = person("add", "--name=Hub", "--creatorshub=6").lastLine();
      assertThat(hub).isNotEqualTo(anna);
      assertThat(person("add", "--name=Again", "--creatorshub=6").refused(1)).contains("6");
      assertThat(person("link", CLOUDREVE, CREATORSHUB).done()).contains(CLOUDREVE, CREATORSHUB);
      assertThat(person("show", CREATORSHUB).done()).contains(CLOUDREVE);
      assertThat(person("unlink", CREATORSHUB).done()).doesNotContain(CLOUDREVE);

      upload(wire, server, token, 1);
      upload(wire, server, token, 2);
      List<String> history = person("history", CLOUDREVE).done().lines().toList();
      assertThat(history).hasSize(2).allMatch(line -> line.contains("through cloudreve"));
      assertThat(person("restore", CLOUDREVE, version(history.getLast())).done())
          .contains("shows picture");
      assertThat(worn(wire, server)).isEqualTo(1);
      assertThat(server.stop()).isZero();
    }

    List<String> history = person("history", CLOUDREVE).done().lines().toList();
    assertThat(history).hasSize(3);
    person("restore", CLOUDREVE, version(history.get(1))).done();
    assertThat(person("forget", CREATORSHUB).done()).startsWith("forgotten ");

    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      assertThat(worn(wire, server)).isEqualTo(2);
      assertThat(person("show", CREATORSHUB).refused(1)).contains("nobody is known");
      person("forget", anna).done();
      assertThat(person("show", anna).refused(1)).contains("nobody is known");
      HttpResponse<byte[]> gone = wire.send(Message.get(picture(server), ""));
      assertThat(OnePerson.isSuccess(gone)).isFalse();
    }
  }

  @Test
  void whatIsNoIdentityIsSaidInOneLine() throws Exception {
    assertThat(person("show", "anna").refused(1)).contains("anna");
    assertThat(person("show", "gitea:anna").refused(1)).contains("gitea");
    assertThat(person("add", "--name=Nobody").refused(1)).contains("--cloudreve");
    assertThat(person("add", "--name=Nobody", "--mattermost=short").refused(1)).contains("short");
    assertThat(person("restore", CLOUDREVE, "first").refused(1)).isNotBlank();
  }

  @Test
  void anAddressThatAKilledServerLeftIsNotInTheWay() throws Exception {
    try (GatewayProcess server = GatewayProcess.serve(data)) {
      person("add", "--name=Anna", "--cloudreve=anna").done();
      server.kill();
    }
    assertThat(data.resolve("management.url")).exists();
    assertThat(person("show", CLOUDREVE).done()).contains("Anna");
    Files.writeString(data.resolve("management.url"), "");
    assertThat(person("show", CLOUDREVE).done()).contains("Anna");
  }

  private Jar.Outcome person(String... arguments) throws Exception {
    return Jar.run(
        Stream.of(Stream.of("person"), Stream.of(arguments), Stream.of("--data=" + data))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  private static String version(String change) {
    return change.substring(0, change.indexOf(' '));
  }

  private static void upload(Wire wire, GatewayProcess server, String token, int number)
      throws Exception {
    Message message =
        new Message(
            "PUT",
            server.url() + "/api/v4/user/setting/avatar",
            token,
            "image/png",
            NumberedPicture.draw(number, "png"));
    assertThat(OnePerson.isSuccess(wire.send(message))).isTrue();
  }

  private static int worn(Wire wire, GatewayProcess server) throws Exception {
    HttpResponse<byte[]> answer = wire.send(Message.get(picture(server), ""));
    return NumberedPicture.read(answer.body(), 200);
  }

  private static String picture(GatewayProcess server) {
    return server.url() + "/api/v4/user/avatar/anna";
  }
}
