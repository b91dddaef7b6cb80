package dev.avatargateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of Java that the container image sets. */
final class ImageOptions {

  private static final Pattern OPTIONS = Pattern.compile("JDK_JAVA_OPTIONS=(\"[^\"]*\"|\\S+)");

  /** As in the Dockerfile, what lies in {@code /opt} there taken from {@code target}. */
  static final String JAVA = read(Path.of("Dockerfile"));

  private ImageOptions() {}

  private static String read(Path dockerfile) {
    try {
      Matcher options = OPTIONS.matcher(Files.readString(dockerfile));
      return options.find()
          ? options
              .group(1)
              .replace("\"", "")
              .replace("/opt/", Path.of("target").toAbsolutePath() + "/")
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
