package dev.avatargateway.bridge.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Listing.Shows;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.SourceContract;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvSourceTest implements SourceContract {

  private static final Space MATTERMOST = new Space("mattermost");
  private static final Space CLOUDREVE = new Space("cloudreve");

  @TempDir Path folder;

  private static Owner owner(String space, String id) {
    if (!Set.of("mattermost", "cloudreve").contains(space) || !Owner.isId(id)) {
      throw new PeopleException("nobody");
    }
    return new Owner(new Space(space), id);
  }

  @Test
  void anotherTextIsAnotherEdition() throws IOException {
    String head = "space,id,email,name,file-or-url\n";
    String one = source(head + "mattermost,a,,,\n").edition();
    assertThat(source(head + "mattermost,b,,,\n").edition()).isNotEqualTo(one);
    assertThat(source(head + "mattermost,a,,,\n").edition()).isEqualTo(one);
  }

  private CsvSource source(String text) throws IOException {
    return source(text, UTF_8);
  }

  private CsvSource source(String text, Charset charset) throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), text, charset);
    return new CsvSource(
        file,
        CsvSourceTest::owner,
        (url, max) -> new ByteArrayInputStream((url + " " + max).getBytes(UTF_8)),
        99);
  }

  @Override
  public Source source() throws IOException {
    return source(
        """
        name,space,id,email,file-or-url
        "al, the
        1st",mattermost,a,al@example.org,gone.png
        ,cloudreve,#7,,gravatar

        ,nowhere,al@example.org,,
        ,mattermost,a,,https://al@example.org/
        """);
  }

  private static List<Listing> all(CsvSource source, String after) throws IOException {
    try (Stream<Listing> listings = source.listings(after)) {
      return listings.toList();
    }
  }

  private static Shows shows(Listing listing) {
    return (Shows) listing.content();
  }

  private static String read(Listing listing) throws IOException {
    try (InputStream in = ((Shown.Image) shows(listing).shown()).bytes().open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void rowsSayWhoAndWhat() throws IOException {
    Files.writeString(folder.resolve("al.png"), "face");
    Files.setLastModifiedTime(folder.resolve("al.png"), FileTime.fromMillis(1_700_000_000_123L));
    CsvSource source =
        source(
            """
            space,id,email,name,file-or-url
            mattermost,a,al@example.org,"al, the ""1st"" one",al.png
            cloudreve, #7 ,,,https://example.org/x
            cloudreve,b,,,Gravatar
            cloudreve,c,,,
            """);
    List<Listing> listings = all(source, "");
    assertThat(source.spaces()).containsExactlyInAnyOrder(MATTERMOST, CLOUDREVE);
    assertThat(source.count()).isEqualTo(4);
    assertThat(listings).extracting(Listing::position).containsExactly("1", "2", "3", "4");
    assertThat(listings.getFirst().identity())
        .contains(new Identity(owner("mattermost", "a"), "al, the \"1st\" one", "al@example.org"));
    assertThat(read(listings.getFirst())).isEqualTo("face");
    assertThat(shows(listings.getFirst()).setAt()).isEqualTo(1_700_000_000_123L);
    assertThat(listings.get(1).identity()).contains(Identity.of(owner("cloudreve", "#7")));
    assertThat(read(listings.get(1))).isEqualTo("https://example.org/x 99");
    assertThat(shows(listings.get(2)).shown()).isEqualTo(Shown.GRAVATAR);
    assertThat(shows(listings.get(3))).isEqualTo(new Shows(Shown.NOTHING, 0));
  }

  @Test
  void columnsStandInAnyOrderBehindAMarkAndLinesEndAsOnWindows() throws IOException {
    CsvSource source = source("\ufeffName,ID,Space\r\n\"Zoë\r\nZ\",a,mattermost\r\n\r\n");
    assertThat(all(source, ""))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.identity())
                  .contains(new Identity(owner("mattermost", "a"), "Zoë\r\nZ", null));
              assertThat(shows(one).shown()).isEqualTo(Shown.NOTHING);
            });
  }

  static Stream<List<String>> wrongFiles() {
    return Stream.of(
        List.of("", "line 1: there is no line with the columns"),
        List.of("space;id\n", "line 1: title 1 is none of space,id,email,name,file-or-url"),
        List.of("space,email\n", "line 1: the column id is missing"),
        List.of("space,id,id\n", "line 1: the column id is there twice"),
        List.of("al@example.org,id\n", "line 1: title 1 is none of"),
        List.of("space,id\nmattermost,a\nmattermost,\"b\"c\n", "line 3: a quote"),
        List.of("space,id\nmattermost,a\nmattermost,\"b\n", "line 3: a quote"),
        List.of(
            "space,id\nmattermost,\"b\n" + "mattermost,a\n".repeat(30_000),
            "line 2: a row that is too long"),
        List.of(
            "space,id\nmattermost,a\nmattermost," + "b".repeat(1 << 20),
            "line 3: a row that is too long"));
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void wrongFormIsSaidWithItsLineBeforeAnything(List<String> file) {
    assertThatThrownBy(() -> source(file.get(0)))
        .isInstanceOf(BridgeException.class)
        .hasMessageStartingWith("people.csv, " + file.get(1))
        .hasMessageNotContaining("@");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 3000})
  void byteThatIsNotUtf8IsSaidWithItsLine(int before) {
    String text = "space,id,name\n" + "mattermost,a,é\n".repeat(before);
    assertThatThrownBy(
            () -> {
              byte[] good = text.getBytes(UTF_8);
              byte[] bad = "mattermost,b,Zoë\nmattermost,c,\n".getBytes(ISO_8859_1);
              Path file = folder.resolve("people.csv");
              Files.write(file, good);
              Files.write(file, bad, StandardOpenOption.APPEND);
              new CsvSource(file, CsvSourceTest::owner, (_, _) -> InputStream.nullInputStream(), 9);
            })
        .isInstanceOf(BridgeException.class)
        .hasMessage("people.csv, line %d: a byte that is not UTF-8", before + 2);
  }

  @Test
  void utf16IsNotTaken() {
    assertThatThrownBy(() -> source("\ufeffspace,id\n", StandardCharsets.UTF_16LE))
        .hasMessage("people.csv, line 1: a byte that is not UTF-8");
  }

  @Test
  void rowAboutNobodyFailsAlone() throws IOException {
    CsvSource source =
        source(
            "space,id,email\n"
                + "mattermst,a\n"
                + "mattermost,\n"
                + "mattermost,b,c,d\n"
                + "mattermost,e,\0\n"
                + "mattermost,f\n");
    List<Listing> listings = all(source, "");
    assertThat(listings)
        .extracting(Listing::label)
        .containsExactly("line 2", "line 3", "line 4", "line 5", "line 6");
    assertThat(listings.subList(0, 4))
        .allSatisfy(
            one -> {
              assertThat(one.content()).isInstanceOf(Listing.Failed.class);
              assertThat(one.identity()).isEmpty();
            });
    assertThat(listings.getLast().identity()).contains(Identity.of(owner("mattermost", "f")));
    assertThat(source.spaces()).containsExactly(MATTERMOST);
  }

  @Test
  void missingFileAndFolderAreNoPictures() throws IOException {
    CsvSource source =
        source("space,id,file-or-url\nmattermost,a,gone.png\nmattermost,b,.\nmattermost,c,a\0b\n");
    List<Listing> listings = all(source, "");
    assertThatThrownBy(() -> read(listings.get(0)))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no such file");
    assertThatThrownBy(() -> read(listings.get(1))).isInstanceOf(IOException.class);
    assertThat(listings.get(2).content()).isInstanceOf(Listing.Failed.class);
  }

  @Test
  void goesOnBehindAPosition() throws IOException {
    CsvSource source = source("space,id\n" + "mattermost,a\n".repeat(9));
    assertThat(all(source, "7")).extracting(Listing::position).containsExactly("8", "9");
    assertThat(all(source, "9")).isEmpty();
  }

  @Test
  void folderIsNoCsv() {
    assertThatThrownBy(
            () ->
                new CsvSource(
                    folder, CsvSourceTest::owner, (_, _) -> InputStream.nullInputStream(), 9))
        .isInstanceOf(BridgeException.class)
        .hasMessageStartingWith("there is no file");
  }

  @Test
  void longFileIsReadRowByRow() throws IOException {
    Path file = folder.resolve("long.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("space,id,name\n");
      for (int i = 0; i < 200_000; i++) {
        out.write("mattermost,u" + i + ",name\n");
      }
    }
    CsvSource source =
        new CsvSource(file, CsvSourceTest::owner, (_, _) -> InputStream.nullInputStream(), 9);
    AtomicLong opened = new AtomicLong();
    try (Stream<Listing> listings = source.listings("")) {
      assertThat(listings.peek(_ -> opened.incrementAndGet()).limit(3).count()).isEqualTo(3);
    }
    assertThat(opened).hasValue(3);
    try (Stream<Listing> listings = source.listings("199999")) {
      assertThat(listings.toList())
          .singleElement()
          .extracting(Listing::label)
          .isEqualTo("line 200001");
    }
  }
}
