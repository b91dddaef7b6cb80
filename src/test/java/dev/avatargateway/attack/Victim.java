package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.SmallServer;
import dev.avatargateway.stack.TestGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, and one person who is dressed. */
record Victim(SmallServer server, Person person) implements AutoCloseable {

  static Victim start(Path folder) throws IOException {
    Person person;
    try (TestGateway gateway = TestGateway.start(folder.resolve("data"))) {
      person = Person.in(gateway);
      dress(gateway.port(), person);
    }
    List<String> unlimited = List.of("--caller-writes-per-minute=0");
    return new Victim(SmallServer.serve(folder, List.of(), unlimited), person);
  }

  private static void dress(int port, Person person) throws IOException {
    byte[] body = picture();
    try (RawHttp http = RawHttp.to(port)) {
      http.send(Door.CLOUDREVE.start(person) + "Content-Length: " + body.length + "\n\n");
      if (!Door.CLOUDREVE.isSuccess(http.send(body).read())) {
        throw new IOException("the first picture was not taken");
      }
    }
  }

  static byte[] picture() throws IOException {
    return Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
  }

  int port() {
    return URI.create(server.url()).getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
