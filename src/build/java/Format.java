import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks or applies google-java-format: {@code java -cp FORMATTER Format.java check|apply DIR}. */
final class Format {

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<Path> off = new ArrayList<>();
    Formatter formatter = new Formatter();
    for (Path file : javaFiles(Path.of(args[1]))) {
      String source = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        off.add(file);
        if (apply) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!off.isEmpty() && !apply) {
      off.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("run: mvn process-sources -Dformat=apply");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
