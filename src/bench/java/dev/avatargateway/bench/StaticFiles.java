package dev.avatargateway.bench;

import dev.avatargateway.stack.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An nginx with one process on the server's core that serves the files of a folder. */
final class StaticFiles implements AutoCloseable {

  private static final String SERVER =
      """
          root ROOT;
          default_type image/png;
          sendfile on;
          tcp_nopush on;
          keepalive_timeout 1h;
          keepalive_requests 1000000000;
          open_file_cache max=16000 inactive=1h;
          open_file_cache_valid 1h;
      """;

  private final Nginx nginx;

  /**
   * Starts it.
   *
   * @param folder its own
   * @param root what it serves
   */
  StaticFiles(Path folder, Path root) throws IOException {
    Files.createDirectories(root);
    nginx =
        Nginx.launched(
            List.of("taskset", "-c", Machine.SERVER_CORE),
            folder,
            SERVER.replace("ROOT", root.toString()));
  }

  String url() {
    return nginx.url();
  }

  @Override
  public void close() {
    nginx.close();
  }
}
