package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveDestinationTest {

  private static final long SET_AT = 1_700_000_000_000L;

  private @TempDir Path folder;

  private static Identity person(int number) {
    return MattermostUser.identity(
        "%026d".formatted(number), "user" + number, "user" + number + "@example.com");
  }

  private static Outfit wearing(int kind) {
    return new Outfit(
        Samples.wearing("any"),
        true,
        SET_AT + 1000L * kind,
        _ -> Optional.of(ByteBuffer.wrap(ForgedPictures.picture(kind, 128)).asReadOnlyBuffer()));
  }

  private static Outfit of(Look look) {
    return new Outfit(look, true, 1, _ -> Optional.empty());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsReadBackEqual() throws IOException {
    Path file = folder.resolve("import.zip");
    try (ArchiveDestination destination = new ArchiveDestination(file)) {
      IntStream.range(0, 200)
          .parallel()
          .forEach(
              i ->
                  assertThat(destination.deliver(person(i), wearing(i % 64)))
                      .isEqualTo(Delivery.DELIVERED));
      destination.complete();
    }
    assertThat(files()).containsExactly("import.zip");
    try (Source source = new ArchiveSource(file, _ -> Optional.empty(), Reads.IMAGING)) {
      List<Listing> all = Reads.all(source);
      assertThat(all).hasSize(200);
      for (Listing listing : all) {
        Identity who = listing.identity().orElseThrow();
        int number = Integer.parseInt(who.owner().externalId());
        assertThat(who).isEqualTo(person(number));
        assertThat(Reads.summary(listing))
            .isEqualTo(
                Reads.picture(ForgedPictures.picture(number % 64, 128))
                    + " at "
                    + (SET_AT + 1000L * (number % 64)));
      }
    }
  }

  @Test
  void linesAreAsTheProductTakesThem() throws IOException {
    Path file = folder.resolve("import.zip");
    try (ArchiveDestination destination = new ArchiveDestination(file)) {
      destination.deliver(person(7), wearing(1));
      destination.complete();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.getInputStream(zip.getEntry("import.jsonl")))
          .hasContent(
              """
              {"type":"version","version":1}
              {"type":"user","user":{"username":"user7","email":"user7@example.com",\
              "profile_image":"users/00000000000000000000000007/profile.png"}}
              """);
      assertThat(
              zip.getInputStream(zip.getEntry("data/users/00000000000000000000000007/profile.png")))
          .hasBinaryContent(ForgedPictures.picture(1, 128));
    }
  }

  @Test
  void whoCannotBeNamedIsSkipped() {
    try (ArchiveDestination destination = new ArchiveDestination(folder.resolve("a.zip"))) {
      Identity bare = Identity.of(person(1).owner());
      assertThat(destination.deliver(bare, wearing(1)))
          .isEqualTo(new Delivery.Skipped("no user name or no e-mail address is known"));
      assertThat(destination.deliver(person(1), of(Look.GRAVATAR)))
          .isInstanceOf(Delivery.Skipped.class);
      assertThat(destination.deliver(person(1), of(Look.NONE)))
          .isEqualTo(new Delivery.Skipped("an archive takes no picture off"));
      assertThat(destination.deliver(person(1), of(Samples.wearing("gone"))))
          .isInstanceOf(Delivery.Rejected.class);
    }
  }

  @Test
  void sameAgainIsUnchanged() {
    try (ArchiveDestination destination = new ArchiveDestination(folder.resolve("a.zip"))) {
      assertThat(destination.deliver(person(1), wearing(1))).isEqualTo(Delivery.DELIVERED);
      assertThat(destination.deliver(person(1), wearing(1))).isEqualTo(Delivery.UNCHANGED);
    }
  }

  @Test
  void interruptedArchiveLeavesTheFormerOneAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.zip"), "the former");
    try (ArchiveDestination destination = new ArchiveDestination(file)) {
      assertThat(destination.resumable()).isFalse();
      destination.deliver(person(1), wearing(1));
    }
    assertThat(files()).containsExactly("a.zip");
    assertThat(file).hasContent("the former");
  }

  @Test
  void remainsOfAKilledExportAreOverwritten() throws IOException {
    Files.write(folder.resolve("a.zip.part"), new byte[1 << 20]);
    Files.write(folder.resolve("a.zip.part.jsonl"), new byte[1 << 20]);
    Path file = folder.resolve("a.zip");
    try (ArchiveDestination destination = new ArchiveDestination(file)) {
      destination.complete();
    }
    assertThat(Files.size(file)).isLessThan(1000);
  }

  @Test
  void twoCannotWriteOneArchive() {
    Path file = folder.resolve("a.zip");
    try (ArchiveDestination first = new ArchiveDestination(file)) {
      assertThatThrownBy(() -> new ArchiveDestination(file))
          .isInstanceOf(BridgeException.class)
          .hasMessageContaining("somebody else is writing");
      assertThat(first.deliver(person(1), wearing(1))).isEqualTo(Delivery.DELIVERED);
    }
    assertThatThrownBy(() -> new ArchiveDestination(folder.resolve("absent/a.zip")))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("cannot be written");
  }
}
