package dev.avatargateway.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.avatargateway.attack.Door.Person;
import dev.avatargateway.http.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands who keep the server waiting, all at once, while one person goes on as ever. */
final class SlowClientsTest {

  private static final boolean DEEP = Boolean.getBoolean("deep");
  private static final String SECONDS = DEEP ? "240" : "20";

  @TempDir private Path folder;

  @Test
  void everybodyElseIsServedAndTheSlowAreLetGo() throws Exception {
    assumeTrue(isInstalled(), "cannot run here: slowhttptest is not installed (Debian package)");
    byte[] picture = Victim.picture();
    try (Victim server = Victim.start(folder);
        SlowClients idle = new SlowClients(server.port());
        SlowClients uploads = new SlowClients(server.port());
        SlowClients polite = new SlowClients(server.port());
        SlowClients headers = new SlowClients(server.port())) {
      Person person = server.person();
      idle.stalled(1000, new byte[0]);
      List<Process> tools = tools(server);
      for (Door door : Door.values()) {
        byte[] body = door.body(picture, "http://pictures.example/");
        String head = door.start(person) + door.type() + "Content-Length: " + body.length + "\n";
        uploads.stalled(40, Row.bytes(head + "\n", Arrays.copyOf(body, body.length / 2)));
        polite.stalled(20, Row.bytes(head + "Expect: 100-continue\n\n", new byte[0]));
      }
      headers.trickling(200, Row.bytes("GET / HTTP/1.1\nHost: gateway\nX: ", new byte[0]));

      CompletableFuture<Void> others = CompletableFuture.runAsync(() -> await(tools));
      int visits = 0;
      while (headers.tick() > 0 || !others.isDone()) {
        visit(server, picture);
        visits++;
      }

      assertThat(visits).isPositive();
      assertThat(idle.awaitEnds()).containsOnly("");
      assertThat(uploads.awaitEnds()).hasSize(200).allMatch(SlowClientsTest::isRefusal);
      assertThat(polite.awaitEnds()).hasSize(100).allMatch(SlowClientsTest::isRefusal);
      for (Process tool : tools) {
        assertThat(tool.exitValue()).isZero();
      }
      for (String said : said()) {
        assertThat(said).contains("service available: YES").doesNotContain("service available: NO");
      }
      assertThat(server.server().log()).doesNotContain("ERROR", "\tat ", "OutOfMemory");
    }
  }

  /** Nobody is told of a success, and most are told what is wrong. */
  private static boolean isRefusal(String told) {
    return !told.contains("\"code\":0")
        && !told.contains("\"OK\"")
        && !told.contains("avatar.jpg")
        && told.contains("HTTP/1.1 ");
  }

  private static boolean isInstalled() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v slowhttptest")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Slow headers, slow bodies at an open door, and slow reading, by a foreign hand. */
  private List<Process> tools(Victim server) throws IOException {
    String host = "http://127.0.0.1:" + server.port();
    String form = host + "/api/public/user/6/profile/updateAvatarFile";
    String cookie = "token=" + server.person().tokens().get("creatorshub");
    return List.of(
        tool("headers", "-H", "-c", "400", "-i", "5", "-u", host + "/api/v4/user/avatar/lpua"),
        tool(
            "bodies", "-B", "-c", "400", "-i", "5", "-t", "PUT", "-s", "100000", "-f", Door.FORM,
            "-j", cookie, "-u", form),
        tool("reading", "-X", "-c", "200", "-k", "3", "-u", host + "/api/v4/user/avatar/lpua"));
  }

  private Process tool(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("slowhttptest"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-r", "200", "-l", SECONDS, "-p", "10"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".said").toFile())
        .start();
  }

  private List<String> said() throws IOException {
    List<String> said = new ArrayList<>();
    for (String name : List.of("headers", "bodies", "reading")) {
      String coloured = Files.readString(folder.resolve(name + ".said"));
      said.add(coloured.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").replaceAll(" +", " "));
    }
    return said;
  }

  private static void await(List<Process> tools) {
    try {
      for (Process tool : tools) {
        if (!tool.waitFor(400, TimeUnit.SECONDS)) {
          throw new AssertionError("it goes on and on");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tools.forEach(Process::destroyForcibly);
    }
  }

  /** One person sets a picture and looks at it. */
  private static void visit(Victim server, byte[] picture) throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send(
              Door.HUB_BYTES.start(server.person())
                  + Door.HUB_BYTES.type()
                  + "Content-Length: "
                  + picture.length
                  + "\n\n")
          .send(picture);
      assertThat(http.read().status()).isEqualTo(200);
      http.send("GET /api/v4/user/avatar/" + Person.CLOUDREVE + " HTTP/1.1\nHost: gateway\n\n");
      assertThat(http.read().status()).isEqualTo(200);
    }
  }
}
