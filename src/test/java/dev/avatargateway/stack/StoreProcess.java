package dev.avatargateway.stack;

import dev.avatargateway.Main;
import dev.avatargateway.real.S3Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code store} command in a process of its own, which may be killed. */
final class StoreProcess {

  private static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", S3Server.KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET);

  private StoreProcess() {}

  static Jar.Outcome run(String... arguments) throws IOException, InterruptedException {
    return Jar.end(builder(arguments));
  }

  /** Starts it; what it says is lost. */
  static Process start(String... arguments) throws IOException {
    return builder(arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(SmallServer.java());
    command.addAll(List.of(Main.class.getName(), "store"));
    command.addAll(List.of(arguments));
    return Jar.builder(command, CREDENTIALS);
  }
}
