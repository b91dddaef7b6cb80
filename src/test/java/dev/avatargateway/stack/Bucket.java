package dev.avatargateway.stack;

import dev.avatargateway.real.Line;
import dev.avatargateway.real.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A bucket of a real S3 server behind a line that can be cut, for gateways of this process and,
 * with {@link #CREDENTIALS} in their environment, of others.
 */
final class Bucket implements AutoCloseable {

  /** What a process is given so that it may use any bucket of this kind. */
  static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", S3Server.KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET);

  private static final String NAME = "pictures";

  private final Path folder;
  private final S3Server server;
  final Line line;

  /**
   * @param folder an empty one for the server
   */
  Bucket(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder.resolve(NAME));
    server = new S3Server(folder);
    line = new Line(server.port());
    // One of the usual AWS places, the only one that a process can set for itself.
    System.setProperty("aws.accessKeyId", S3Server.KEY);
    System.setProperty("aws.secretAccessKey", S3Server.SECRET);
  }

  /** What a gateway is started with to keep its pictures here. */
  String[] flags() {
    return flags("all");
  }

  /** The same for a store of its own in the bucket. */
  String[] flags(String prefix) {
    return new String[] {
      "--blobs=s3://" + NAME + "/" + prefix,
      "--blobs-endpoint=" + line.url(),
      "--blobs-region=us-east-1",
      "--blobs-path-style"
    };
  }

  /** The names of all objects. */
  List<String> objects() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    line.close();
    server.close();
  }
}
