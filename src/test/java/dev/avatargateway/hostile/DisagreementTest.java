package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.hostile.Person.At.Outcome;
import dev.avatargateway.hostile.Person.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a picture is called decides nothing, but for the type that Cloudreve's own server asks. */
final class DisagreementTest {

  private static final boolean DEEP = Boolean.getBoolean("deep");

  private static final List<String> NAMES =
      List.of(
          "face.jpg",
          "face.png",
          "face.gif",
          "face.webp",
          "face.bmp",
          "face.svg",
          "face.html",
          "face.heic",
          "face.php",
          "face");

  private static final List<String> TYPES =
      List.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/bmp",
          "image/svg+xml",
          "image/heic",
          "text/html",
          "application/octet-stream",
          "application/x-php");

  private record Letter(Way way, String name, String type) {}

  /** Every name with every type where there are names; in the short form each at one door. */
  private static List<Letter> letters() {
    List<Letter> letters = new ArrayList<>();
    for (String type : TYPES) {
      letters.add(new Letter(Way.CLOUDREVE, "", type));
      letters.add(new Letter(Way.CREATORSHUB_BYTES, "", type));
      for (String name : NAMES) {
        boolean odd = letters.size() % 2 == 1;
        if (odd || DEEP) {
          letters.add(new Letter(Way.MATTERMOST, name, type));
        }
        if (!odd || DEEP) {
          letters.add(new Letter(Way.CREATORSHUB_FORM, name, type));
        }
      }
    }
    return letters;
  }

  private static Map<String, byte[]> contents() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String name : List.of("photo.jpg", "photo.png", "photo.gif", "photo.webp", "photo.bmp")) {
      contents.put(name, Files.readAllBytes(Path.of("compat-specs", "pictures", name)));
    }
    contents.put("svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"));
    contents.put("html", bytes("<!doctype html><script>alert(1)</script>"));
    contents.put("heic", bytes("\0\0\0\u0018ftypheic\0\0\0\0heicmif1"));
    contents.put("php", bytes("<?php system($_GET[0]); ?>"));
    return contents;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void onlyTheBytesDecide(@TempDir Path folder) throws Exception {
    Census census = new Census();
    try (Stand stand = new Stand(folder, 1)) {
      Trial trial = new Trial(stand.person(0), stand.upload(Stand.good()));
      for (var content : contents().entrySet()) {
        boolean picture = content.getKey().startsWith("photo");
        for (Letter letter : letters()) {
          String what = content.getKey() + " as " + letter;
          Outcome outcome =
              trial.send(
                  letter.way(),
                  stand.upload(content.getValue(), letter.name(), letter.type()),
                  what);
          census.count(letter.way(), outcome, what);
          if (!picture) {
            assertThat(outcome.taken()).as(what).isFalse();
          } else if (letter.way() != Way.CLOUDREVE) {
            assertThat(outcome.taken()).as("%s: %s", what, outcome).isTrue();
          }
        }
      }
      System.out.println(census);
      stand.server().assertUnhurt();
    }
  }
}
