package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.hostile.Person.At.Outcome;
import dev.avatargateway.hostile.Person.Way;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Bombs, polyglots and pieces of pictures, each through each way of writing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GeneratedPicturesTest {

  private static final List<Way> WAYS = List.of(Way.values());
  private static final Path PICTURES = Path.of("compat-specs", "pictures");
  private static final byte[] SCRIPT = ascii("<html><script>alert(1)</script><?php system(0); ?>");

  private final Stand stand;
  private final Trial trial;

  GeneratedPicturesTest(@TempDir Path folder) throws IOException, InterruptedException {
    stand = new Stand(folder, 1);
    trial = new Trial(stand.person(0), stand.upload(Stand.good()));
  }

  private Outcome send(Way way, byte[] bytes, String what) throws Exception {
    Outcome outcome = trial.send(way, stand.upload(bytes), what);
    stand.server().assertUnhurt();
    return outcome;
  }

  @Test
  void bombsAreRefused() throws Exception {
    for (var bomb : Bombs.all().entrySet()) {
      for (Way way : Way.values()) {
        assertThat(send(way, bomb.getValue(), bomb.getKey()).taken()).as(bomb.getKey()).isFalse();
      }
    }
  }

  @Test
  void longFilmsAreTakenForTheirFirstFrame() throws Exception {
    for (var film : Bombs.films().entrySet()) {
      for (Way way : Way.values()) {
        assertThat(send(way, film.getValue(), film.getKey()).taken()).as(film.getKey()).isTrue();
      }
    }
  }

  @Test
  void ofPolyglotsOnlyThePictureIsServed() throws Exception {
    for (var polyglot : polyglots().entrySet()) {
      for (Way way : Way.values()) {
        Outcome outcome = send(way, polyglot.getValue(), polyglot.getKey());
        assertThat(outcome.taken()).as("%s: %s", polyglot.getKey(), outcome).isTrue();
        for (var seen : stand.person(0).look().values()) {
          assertThat(new String(seen.body(), StandardCharsets.ISO_8859_1))
              .doesNotContain("<script", "<?php", "%PDF", "PK\3\4");
        }
      }
    }
  }

  private static Map<String, byte[]> polyglots() throws IOException {
    byte[] jpeg = Files.readAllBytes(PICTURES.resolve("photo.jpg"));
    byte[] png = Files.readAllBytes(PICTURES.resolve("photo.png"));
    byte[] gif = Files.readAllBytes(PICTURES.resolve("photo.gif"));
    Map<String, byte[]> polyglots = new LinkedHashMap<>();
    polyglots.put("GIF and script", joined(gif, ascii("/*"), SCRIPT));
    polyglots.put("JPEG and HTML", joined(jpeg, SCRIPT));
    polyglots.put("PNG and PHP", joined(png, SCRIPT));
    polyglots.put("JPEG and ZIP", joined(jpeg, ascii("PK\3\4"), new byte[60]));
    byte[] comment = joined(new byte[] {-1, (byte) 0xFE, 0, 56}, ascii("%PDF-1.4 "), new byte[45]);
    byte[] head = Arrays.copyOf(jpeg, 2);
    byte[] tail = Arrays.copyOfRange(jpeg, 2, jpeg.length);
    polyglots.put("PDF in a comment of a JPEG", joined(head, comment, tail));
    byte[] palette = gif.clone();
    System.arraycopy(ascii("<script>alert(1)</script>"), 0, palette, 13, 25);
    polyglots.put("GIF whose palette is a script", palette);
    return polyglots;
  }

  @Test
  void piecesOfPicturesAreRefused() throws Exception {
    // Of no bytes at all Cloudreve makes a Gravatar: 0 stands where another way is taken.
    for (String name : List.of("photo.jpg", "photo.png", "photo.gif", "photo.webp", "photo.bmp")) {
      byte[] good = Files.readAllBytes(PICTURES.resolve(name));
      int[] lengths = {1, 0, 2, 6, 7, 8, 12, 20, 33, 100, good.length / 2, good.length - 30};
      for (int i = 0; i < lengths.length; i++) {
        String what = name + " cut at " + lengths[i];
        Way way = WAYS.get(i % WAYS.size());
        Outcome outcome = send(way, Arrays.copyOf(good, lengths[i]), what);
        assertThat(outcome.taken()).as(what).isFalse();
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  @AfterAll
  void close() throws IOException {
    stand.close();
  }
}
