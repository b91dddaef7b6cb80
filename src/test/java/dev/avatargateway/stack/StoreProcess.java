package dev.avatargateway.stack;

import dev.avatargateway.Main;
import dev.avatargateway.real.S3Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command, mostly {@code store}, in a process of its own, which may be killed. */
final class StoreProcess {

  private static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", S3Server.KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET);

  private StoreProcess() {}

  static Jar.Outcome run(String... arguments) throws IOException, InterruptedException {
    return Jar.end(builder(arguments));
  }

  /**
   * Runs another command to its end.
   *
   * @param command its words, with blanks between them
   */
  static Jar.Outcome program(String command, String... flags)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of(flags));
    return Jar.end(Jar.builder(line(all), CREDENTIALS));
  }

  private static List<String> line(List<String> words) {
    List<String> command = new ArrayList<>(SmallServer.java());
    command.add(Main.class.getName());
    command.addAll(words);
    return command;
  }

  /** Starts it; what it says is lost. */
  static Process start(String... arguments) throws IOException {
    return builder(arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> words = new ArrayList<>(List.of("store"));
    words.addAll(List.of(arguments));
    return Jar.builder(line(words), CREDENTIALS);
  }
}
