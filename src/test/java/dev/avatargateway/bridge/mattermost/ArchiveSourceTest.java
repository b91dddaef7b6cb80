package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.contract.SourceContract;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Initials;
import dev.avatargateway.image.GlyphInitials;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSourceTest implements SourceContract {

  private static final String ONE = "4xp9fdt77pncbef59f4k1qe83o";
  private static final String TWO = "8fmkw1r7cbd9tqsyeoz3ujphna";
  private static final String VERSION =
      "{\"type\":\"version\",\"version\":1,\"info\":{\"created\":\"2024-05-06T07:08:09.123Z\"}}\n";
  private static final long CREATED = 1_714_979_289_123L;
  private static final long WRITTEN = 1_600_000_000_000L;

  private @TempDir Path folder;

  private static String user(String name, String image) {
    return """
    {"type":"user","user":{"username":"%s","email":"%s@example.com",\
    "teams":[{"name":"a","username":"no"}]%s}}
    """
        .formatted(name, name, image.isEmpty() ? "" : ",\"profile_image\":\"" + image + "\"");
  }

  private static String path(String id) {
    return "users/" + id + "/profile.png";
  }

  private Path archive(String lines, Map<String, byte[]> files) throws IOException {
    Path file = Files.createTempFile(folder, "export", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      write(zip, "import.jsonl", 0, lines.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        write(zip, each.getKey(), WRITTEN, each.getValue());
      }
    }
    return file;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ZipOutputStream zip, String name, long time, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(time);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static Source open(Path file) {
    return new ArchiveSource(
        file, name -> name.equals("known") ? Optional.of(TWO) : Optional.empty(), Reads.IMAGING);
  }

  private static List<String> read(Path file) throws IOException {
    try (Source source = open(file)) {
      List<Listing> all = Reads.all(source);
      String[] summaries = new String[all.size()];
      for (int i = 0; i < summaries.length; i++) {
        summaries[i] = all.get(i).position() + " " + Reads.summary(all.get(i));
      }
      return List.of(summaries);
    }
  }

  @Override
  public Source source() throws IOException {
    return open(
        archive(
            VERSION
                + "{\"type\":\"team\",\"team\":{\"name\":\"x\"}}\n"
                + user("one", path(ONE))
                + user("known", "")
                + user("unknown", "")
                + "{\"type\":\"post\",\"post\":{\"user\":\"one\"}}\n",
            Map.of("data/" + path(ONE), ForgedPictures.picture(1, 128))));
  }

  @Test
  void peopleShowWhatTheArchiveHolds() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("data/" + path(ONE), ForgedPictures.picture(1, 128));
    files.put("data/faces/two.png", ForgedPictures.picture(2, 128));
    Path file =
        archive(
            VERSION
                + user("one", path(ONE))
                + "\n"
                + user("known", "faces/two.png")
                + user("known", "")
                + user("unknown", "faces/two.png")
                + user("lost", path("l".repeat(26)))
                + "{\"user\":{\"username\":\"late\"},\"type\":\"user\"}\n",
            files);
    assertThat(read(file))
        .containsExactly(
            "2 " + Reads.picture(ForgedPictures.picture(1, 128)) + " at " + WRITTEN,
            "4 " + Reads.picture(ForgedPictures.picture(2, 128)) + " at " + WRITTEN,
            "5 nothing at 0",
            "6 skipped: the archive names no id",
            "7 lost at " + CREATED,
            "8 skipped: the archive names no id");
    try (Source source = open(file)) {
      assertThat(Reads.all(source).getFirst().identity())
          .contains(MattermostUser.identity(ONE, "one", "one@example.com"));
    }
  }

  @Test
  void entriesWithoutTimesAreAsOldAsTheArchive() throws IOException {
    Path file = Files.createTempFile(folder, "export", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      write(zip, "data/" + path(ONE), 0, ForgedPictures.picture(1, 128));
      write(zip, "import.jsonl", 0, utf8(VERSION + user("one", path(ONE))));
    }
    assertThat(read(file)).singleElement().asString().endsWith(" at " + CREATED);
  }

  private static byte[] drawn(Initials drawing, char letter, String id) {
    return Samples.bytes(drawing.draw(letter, InitialsRecognition.colour(id)));
  }

  @Test
  void initialsAreNoPictures() throws IOException {
    Initials drawing = GlyphInitials.builtIn();
    Path file =
        archive(
            VERSION + user("one", path(ONE)) + user("two", path(TWO)),
            Map.of(
                "data/" + path(ONE), drawn(drawing, 'O', ONE),
                "data/" + path(TWO), Samples.bytes(drawing.draw('T', 0x123456))));
    assertThat(read(file).get(0)).isEqualTo("2 skipped: an initials picture");
    assertThat(read(file).get(1)).startsWith("3 picture");
    try (Source source = open(file)) {
      assertThat(Reads.all(source)).allSatisfy(one -> assertThat(one.identity()).isPresent());
    }
  }

  @Test
  void hostilePathsLeadNowhere() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("data/../secret.png", ForgedPictures.picture(1, 128));
    files.put("/etc/passwd", ForgedPictures.picture(1, 128));
    Path file =
        archive(
            VERSION
                + user("known", "../secret.png")
                + user("known", "users/../../x/profile.png")
                + user("known", "/etc/passwd")
                + user("known", "..\\\\x"),
            files);
    assertThat(read(file))
        .hasSize(4)
        .allSatisfy(
            one -> assertThat(one).endsWith("failed: the picture's path leads out of the archive"));
  }

  @Test
  void linesThatCannotBeReadFailAlone() throws IOException {
    String huge =
        "{\"type\":\"user\",\"user\":{\"nickname\":\""
            + "x".repeat(ImportLines.MAX_KEPT)
            + "\"}}\n";
    String hugePost = huge.replace("\"user\"", "\"post\"");
    Path file = archive(VERSION + "{nonsense\n" + huge + hugePost + user("known", ""), Map.of());
    assertThat(read(file))
        .containsExactly(
            "2 failed: the line is no JSON", "3 failed: the line is too long", "5 nothing at 0");
  }

  /** A bomb that says it has 100 bytes is not read through to see whether it is initials. */
  @Test
  void sizesAreNotBelieved() throws IOException {
    Path file = archive(VERSION + user("one", path(ONE)), Map.of());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      write(zip, "import.jsonl", 0, utf8(VERSION + user("one", path(ONE))));
      write(zip, "data/" + path(ONE), 0, new byte[32 << 20]);
    }
    byte[] bytes = Files.readAllBytes(file);
    int name = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("data/" + path(ONE));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(name - 46 + 24, 100);
    Files.write(file, bytes);
    try (Source source = open(file)) {
      assertThat(Reads.all(source))
          .singleElement()
          .satisfies(one -> assertThat(one.content()).isInstanceOf(Listing.Shows.class));
    }
  }

  @Test
  void namesThatNoCatalogCouldKeepAreNotTold() throws IOException {
    String long1000 = "x".repeat(1000);
    Path file =
        archive(
            VERSION
                + user("a\\u0000b", path(ONE))
                + user(long1000, path(ONE))
                + user("fine", path(ONE)),
            Map.of());
    try (Source source = open(file)) {
      assertThat(Reads.all(source))
          .extracting(one -> String.valueOf(one.identity().orElseThrow().username()))
          .containsExactly("null", "null", "fine");
    }
  }

  @Test
  void endlessLineEndsTheReading() throws IOException {
    Path file = Files.createTempFile(folder, "endless", ".zip");
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("import.jsonl"));
      zip.write(VERSION.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 258; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    assertThatThrownBy(() -> read(file)).hasMessageContaining("longer than any line");
  }

  @Test
  void saysWhatIsWrongInOneSentence() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");
    assertComplaint(text, "no zip archive");
    assertComplaint(folder.resolve("absent.zip"), "there is no file");
    assertComplaint(archive("", Map.of()), "names no version");
    assertComplaint(archive(user("one", ""), Map.of()), "names no version");
    assertComplaint(archive("garbage", Map.of()), "names no version");
    assertComplaint(
        archive("{\"type\":\"version\",\"version\":2}\n", Map.of()), "unknown version 2");
    assertComplaint(
        archive(VERSION, Map.of("other.jsonl", new byte[0])), "more than one .jsonl file");
    Path empty = folder.resolve("empty.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
      write(zip, "deep/import.jsonl", 0, new byte[0]);
    }
    assertComplaint(empty, "no .jsonl file");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() throws IOException {
    String twin = path(ONE).replace("4xp9", "4xp8");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("data/" + path(ONE), ForgedPictures.picture(1, 128));
    files.put("data/" + twin, ForgedPictures.picture(2, 128));
    Path file = archive(VERSION + user("one", path(ONE)), files);
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).replace("4xp8", "4xp9");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
    assertComplaint(file, "two entries of one name");
  }

  private static void assertComplaint(Path file, String words) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining(words);
  }

  @Test
  void openedByWhatItIs() throws IOException {
    Path file = archive(VERSION + user("one", path(ONE)), Map.of());
    try (Source source =
        MattermostSources.open(file.toString(), MattermostSources.Settings.NONE, Reads.IMAGING)) {
      assertThat(source.name()).isEqualTo(file.toString());
      assertThat(Reads.all(source).getFirst().identity().map(Identity::username)).contains("one");
    }
  }
}
