package dev.avatargateway.bridge.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Listing.Shows;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvRoundTripTest {

  private static final Space MATTERMOST = Samples.MATTERMOST;

  @TempDir Path folder;

  private CsvDestination destination(Space space) {
    return new CsvDestination(folder, space, Owner::externalId);
  }

  private static Outfit wearing(ImageType master, byte... bytes) {
    Sha256 digest = Sha256.of(bytes);
    Rendition rendition =
        new Rendition("master." + master.extension(), master, 9, 0, bytes.length, digest);
    Picture picture = new Picture(new BlobKey(digest), List.of(rendition), digest);
    return new Outfit(
        new Look.Wearing(picture),
        true,
        1_700_000_000_123L,
        cut ->
            cut.equals(Cut.master(512, master))
                ? Optional.of(ByteBuffer.wrap(bytes).asReadOnlyBuffer())
                : Optional.empty());
  }

  private static Outfit plain(Look look) {
    return new Outfit(look, true, 5, _ -> Optional.empty());
  }

  private static Identity who(String id, @Nullable String name) {
    return new Identity(Samples.mattermost(id), name, null);
  }

  private Map<Owner, Listing> back() throws IOException {
    CsvSource source =
        new CsvSource(
            folder.resolve("people.csv"),
            (space, id) -> new Owner(new Space(space), id),
            (_, _) -> InputStream.nullInputStream(),
            99);
    Map<Owner, Listing> all = new HashMap<>();
    try (Stream<Listing> listings = source.listings("")) {
      listings.forEach(
          one -> assertThat(all.put(one.identity().orElseThrow().owner(), one)).isNull());
    }
    return all;
  }

  private static Listing at(Map<Owner, Listing> all, Owner owner) {
    return Optional.ofNullable(all.get(owner)).orElseThrow();
  }

  private static byte[] bytes(Listing listing) throws IOException {
    try (InputStream in = ((Shown.Image) shows(listing).shown()).bytes().open()) {
      return in.readAllBytes();
    }
  }

  private static Shows shows(Listing listing) {
    return (Shows) listing.content();
  }

  private List<String> pictures() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenComesBack() throws Exception {
    List<String> ids =
        List.of("abc", "ABC", "#7", "../x", " a,\"b\" ", "=1+1", "ü/\u2003", "x".repeat(255));
    try (CsvDestination out = destination(MATTERMOST)) {
      for (String id : ids) {
        Outfit outfit =
            wearing(
                id.equals("#7") ? ImageType.PNG : ImageType.JPEG,
                (byte) id.length(),
                (byte) id.charAt(0));
        assertThat(out.deliver(who(id, "=\u2003 " + id), outfit)).isEqualTo(Delivery.DELIVERED);
      }
      out.deliver(who("g", null), plain(Look.GRAVATAR));
      out.deliver(who("n", null), plain(Look.NONE));
      out.complete();
    }
    Map<Owner, Listing> back = back();
    assertThat(back).hasSize(ids.size() + 2);
    for (String id : ids) {
      Listing one = at(back, Samples.mattermost(id));
      assertThat(one.identity()).contains(who(id, "=\u2003 " + id));
      assertThat(bytes(one)).containsExactly(id.length(), id.charAt(0));
      assertThat(shows(one).setAt()).isEqualTo(1_700_000_000_123L);
    }
    assertThat(shows(at(back, Samples.mattermost("g"))).shown()).isEqualTo(Shown.GRAVATAR);
    assertThat(shows(at(back, Samples.mattermost("n"))).shown()).isEqualTo(Shown.NOTHING);
    assertThat(pictures()).contains("mattermost-abc.jpg").hasSize(ids.size());
    assertThat(pictures()).allMatch(name -> name.length() < 128 && name.matches("[a-z0-9.-]+"));
    Set<String> folded = new HashSet<>();
    assertThat(pictures()).allMatch(name -> folded.add(name.toLowerCase(Locale.ROOT)));
    assertThat(folder.resolve(".people.csv.waiting")).doesNotExist();
  }

  @Test
  void secondTimeChangesNothingAndTheLastRowCounts() throws Exception {
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("a", "old"), wearing(ImageType.JPEG, (byte) 1));
      assertThat(out.deliver(who("a", "new"), wearing(ImageType.JPEG, (byte) 1)))
          .isEqualTo(Delivery.UNCHANGED);
      out.complete();
    }
    assertThat(at(back(), Samples.mattermost("a")).identity()).contains(who("a", "new"));
  }

  @Test
  void interruptedExportGoesOnAndTheOldFileStaysUntilTheEnd() throws Exception {
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("a", null), plain(Look.NONE));
      out.complete();
    }
    String before = Files.readString(folder.resolve("people.csv"));
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("b", null), plain(Look.NONE));
    }
    assertThat(Files.readString(folder.resolve("people.csv"))).isEqualTo(before);
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("c", null), plain(Look.NONE));
      out.complete();
    }
    assertThat(back().keySet())
        .containsExactlyInAnyOrder(
            Samples.mattermost("a"), Samples.mattermost("b"), Samples.mattermost("c"));
  }

  @Test
  void rowThatWasTornIsLeftOut() throws Exception {
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("a", null), plain(Look.NONE));
    }
    try (Stream<Path> files = Files.list(folder.resolve(".people.csv.waiting"))) {
      for (Path bucket :
          files.filter(f -> f.getFileName().toString().startsWith("rows")).toList()) {
        Files.write(bucket, new byte[] {0, 0, 0, 99, 1}, StandardOpenOption.APPEND);
      }
    }
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("b", null), plain(Look.NONE));
      out.complete();
    }
    assertThat(back().keySet())
        .containsExactlyInAnyOrder(Samples.mattermost("a"), Samples.mattermost("b"));
  }

  @Test
  void exportsOfSeveralSpacesShareTheFile() throws Exception {
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("a", null), wearing(ImageType.JPEG, (byte) 1));
      out.complete();
    }
    try (CsvDestination out = destination(Samples.CLOUDREVE)) {
      out.deliver(Identity.of(Samples.cloudreve("a")), wearing(ImageType.JPEG, (byte) 2));
      out.complete();
    }
    assertThat(bytes(at(back(), Samples.mattermost("a")))).containsExactly(1);
    assertThat(bytes(at(back(), Samples.cloudreve("a")))).containsExactly(2);
  }

  @Test
  void pictureThatIsNotNamedAnyMoreIsRemovedAndOthersAreNot() throws Exception {
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("a", null), wearing(ImageType.JPEG, (byte) 1));
      out.deliver(who("b", null), wearing(ImageType.JPEG, (byte) 1));
      out.complete();
    }
    Files.writeString(folder.resolve("pictures/mine.jpg"), "mine");
    try (CsvDestination out = destination(MATTERMOST)) {
      out.deliver(who("a", null), wearing(ImageType.PNG, (byte) 2));
      out.deliver(who("b", null), plain(Look.NONE));
      out.complete();
    }
    assertThat(pictures()).containsExactly("mattermost-a.png", "mine.jpg");
  }

  @Test
  void pictureWhoseBytesAreGoneIsRejected() {
    try (CsvDestination out = destination(MATTERMOST)) {
      Outfit gone = new Outfit(Samples.wearing("x"), true, 5, _ -> Optional.empty());
      assertThat(out.deliver(who("a", null), gone)).isInstanceOf(Delivery.Rejected.class);
    }
  }

  @Test
  void twoExportsDoNotWriteToOneFolder() {
    try (CsvDestination _ = destination(MATTERMOST)) {
      assertThatThrownBy(() -> destination(Samples.CLOUDREVE))
          .isInstanceOf(BridgeException.class)
          .hasMessageStartingWith("another export writes to");
    }
  }

  @Test
  void fileOfAnotherFormIsNotReplaced() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> destination(MATTERMOST)).isInstanceOf(BridgeException.class);
    assertThatThrownBy(() -> destination(MATTERMOST)).hasMessageStartingWith("people.csv, line 1");
    assertThat(folder.resolve("people.csv")).hasContent("a,b\n1,2\n");
  }

  @Test
  void fileInPlaceOfTheFolderIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new CsvDestination(file, MATTERMOST, Owner::externalId))
        .isInstanceOf(BridgeException.class)
        .hasMessageStartingWith("cannot write to");
  }
}
