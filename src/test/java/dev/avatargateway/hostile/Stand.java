package dev.avatargateway.hostile;

import dev.avatargateway.hostile.Person.At;
import dev.avatargateway.hostile.Person.Upload;
import dev.avatargateway.stack.SmallServer;
import dev.avatargateway.stack.TestGateway;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, people who write to it, and a server to fetch from. */
final class Stand implements AutoCloseable {

  private final Elsewhere elsewhere;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
  private final List<Person> people = new ArrayList<>();
  private final SmallServer server;

  /**
   * @param folder an empty one
   */
  Stand(Path folder, int persons, String... flags) throws IOException {
    elsewhere = new Elsewhere();
    try (TestGateway gateway = TestGateway.start(folder.resolve("data"))) {
      for (int i = 0; i < persons; i++) {
        people.add(new Person(gateway, i));
      }
    }
    List<String> all = new ArrayList<>(List.of("--fetch-allow=127.0.0.1/32"));
    all.addAll(List.of(flags));
    // The collector is what the JVM chooses by itself on a machine this small.
    server = SmallServer.serve(folder, List.of("-XX:+UseSerialGC"), all);
  }

  At person(int number) {
    return new At(people.get(number), server.url(), client);
  }

  SmallServer server() {
    return server;
  }

  Upload upload(byte[] bytes, String name, String type) {
    return new Upload(bytes, name, type, elsewhere.serve(bytes));
  }

  Upload upload(byte[] bytes) {
    return upload(bytes, "face", "image/png");
  }

  /** A good picture that is no other's. */
  static byte[] good() throws IOException {
    return Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    elsewhere.close();
  }
}
