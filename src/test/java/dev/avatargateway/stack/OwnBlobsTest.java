package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.stack.OnePerson.Sight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway is started over a place that is not that of its pictures, or is again. */
class OwnBlobsTest {

  private static final String MARK = "store.id";

  @TempDir Path folder;
  private final Wire wire = new Wire();

  @AfterEach
  void close() {
    wire.close();
  }

  private TestGateway start(String data, String blobs, String... flags) throws IOException {
    return TestGateway.start(
        folder.resolve(data),
        Stream.concat(Stream.of("--blobs=file:" + folder.resolve(blobs)), Stream.of(flags))
            .toArray(String[]::new));
  }

  /** One with a picture, which was stopped. */
  private Sight filled(String data, String blobs) throws Exception {
    try (TestGateway gateway = start(data, blobs)) {
      return dress(gateway);
    }
  }

  private Sight dress(TestGateway gateway) throws Exception {
    OnePerson person = new OnePerson(gateway, wire);
    var answer = wire.send(person.cloudreve("image/png", NumberedPicture.draw(1, "png")));
    assertThat(OnePerson.isSuccess(answer)).isTrue();
    return person.look();
  }

  private void refuses(String words, String data, String blobs, String... flags) {
    assertThatThrownBy(() -> start(data, blobs, flags).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(words)
        .hasMessageContaining(folder.resolve(blobs).toString());
  }

  private void refusesMissing(String data, String blobs, String... flags) {
    refuses("The pictures of the catalog in " + folder.resolve(data), data, blobs, flags);
  }

  private void assertStarts(String data, String blobs, String... flags) throws IOException {
    try (TestGateway gateway = start(data, blobs, flags)) {
      assertThat(gateway.url()).isNotEmpty();
    }
  }

  @Test
  void absentFolderIsRefusedAndNotMade() throws Exception {
    filled("data", "mount/blobs");
    Path away = Files.move(folder.resolve("mount"), folder.resolve("away"));

    refusesMissing("data", "mount/blobs");
    assertThat(folder.resolve("mount")).doesNotExist();

    Files.move(away, folder.resolve("mount"));
    assertStarts("data", "mount/blobs");
  }

  @Test
  void emptyMountPointIsRefusedAlsoBeforeTheFirstPicture() throws Exception {
    assertStarts("data", "mount");
    Path away = Files.move(folder.resolve("mount"), folder.resolve("away"));
    Files.createDirectory(folder.resolve("mount"));

    refusesMissing("data", "mount");

    assertThat(folder.resolve("mount").resolve(MARK)).doesNotExist();
    assertStarts("data", away.getFileName().toString());
  }

  @Test
  void whereThePicturesAreLostTheSentenceSaysHowToGoOn() throws Exception {
    filled("data", "mount");
    String word = Files.readString(folder.resolve("mount").resolve(MARK)).strip();
    Files.createDirectory(folder.resolve("new"));
    refuses("put a file " + MARK + " there that says " + word, "data", "new");

    Files.writeString(folder.resolve("new").resolve(MARK), word + "\n");

    assertStarts("data", "new");
  }

  @Test
  void storeFromBeforeGetsItsMarkWhereItsPicturesAre() throws Exception {
    filled("data", "mount");
    forget("data");
    Files.delete(folder.resolve("mount").resolve(MARK));
    refusesMissing("data", "nowhere");

    assertStarts("data", "mount");

    assertThat(folder.resolve("mount").resolve(MARK)).isNotEmptyFile();
    refusesMissing("data", "nowhere");
  }

  /** As in a catalog that was restored from the time before there were marks. */
  @Test
  void catalogWithoutAMarkTakesThatOfItsPictures() throws Exception {
    filled("data", "mount");
    String word = Files.readString(folder.resolve("mount").resolve(MARK));
    forget("data");

    assertStarts("data", "mount");

    assertThat(folder.resolve("mount").resolve(MARK)).hasContent(word);
  }

  private void forget(String data) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:" + folder.resolve(data).resolve("catalog"), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("delete from agreed");
    }
  }

  @Test
  void picturesOfAnotherStoreAreRefusedToOneWithPeopleAndToOneWithout() throws Exception {
    filled("data", "mount");
    filled("other", "elsewhere");

    refuses("those of another store", "other", "mount");
    refuses("those of another store", "new", "mount");

    Files.delete(folder.resolve("mount").resolve(MARK));
    assertStarts("brandnew", "mount");
  }

  @Test
  void folderInTheDataFolderIsMadeAnew() throws Exception {
    try (TestGateway gateway = TestGateway.start(folder.resolve("data"))) {
      dress(gateway);
    }
    Files.move(folder.resolve("data/blobs"), folder.resolve("away"));

    try (TestGateway gateway = TestGateway.start(folder.resolve("data"))) {
      assertThat(gateway.url()).isNotEmpty();
    }
    assertThat(folder.resolve("data/blobs").resolve(MARK))
        .hasSameTextualContentAs(folder.resolve("away").resolve(MARK));
  }

  @Test
  void nodeThatIsNotToldOfTheSharedPlaceIsRefused() throws Exception {
    String database = "--database-url=" + PostgresServer.newDatabase();
    assertStarts("one", "mount", database);
    assertStarts("other", "mount", database);

    assertThatThrownBy(() -> TestGateway.start(folder.resolve("third"), database).close())
        .hasMessageContaining("The pictures of the database test")
        .hasMessageContaining("are not in " + folder.resolve("third/blobs"));
    assertThat(folder.resolve("third/blobs")).doesNotExist();
  }

  @Test
  void wrongPrefixInABucketIsRefusedButNotABucketThatIsAway() throws Exception {
    try (Bucket bucket = new Bucket(folder.resolve("s3"))) {
      Path data = folder.resolve("data");
      try (TestGateway gateway = TestGateway.start(data, bucket.flags())) {
        dress(gateway);
      }
      assertThat(bucket.objects()).contains("all/" + MARK);
      assertThatThrownBy(() -> TestGateway.start(data, bucket.flags("other")).close())
          .hasMessageContaining("are not in s3://pictures/other");
      bucket.line.cut();
      try (TestGateway gateway = TestGateway.start(data, bucket.flags())) {
        assertThat(gateway.url()).isNotEmpty();
      }
    }
  }

  @Test
  void doctorImportAndBackupMakeNothingWhereThePicturesAreNot() throws Exception {
    filled("data", "mount");
    String[] keys = {
      "--data=" + folder.resolve("data"), "--blobs=file:" + folder.resolve("nowhere")
    };
    assertThat(StoreProcess.program("doctor", keys).refused(1)).contains("The pictures of");
    assertThat(StoreProcess.program("export csv --to=" + folder.resolve("csv"), keys).exit())
        .isEqualTo(1);
    assertThat(StoreProcess.program("store backup --to=" + folder.resolve("copy"), keys).exit())
        .isEqualTo(1);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void copiesAndBackupsStartWithPicturesInFoldersOfTheirOwn() throws Exception {
    Sight seen = filled("data", "mount");
    String url = PostgresServer.newDatabase();
    String from = folder.resolve("data").toString();
    String pictures = "file:" + folder.resolve("mount");
    String there = "file:" + folder.resolve("there");
    StoreProcess.run("copy", "--from", from, "--from", pictures, "--to", url, "--to", there).done();
    StoreProcess.run(
            "backup", "--data=" + from, "--blobs=" + pictures, "--to=" + folder.resolve("backup"))
        .done();

    try (TestGateway copied = start("node", "there", "--database-url=" + url)) {
      assertThat(
              wire.send(
                      Wire.Message.get(
                          copied.url() + "/api/v4/user/avatar/" + OnePerson.CLOUDREVE, ""))
                  .body())
          .isEqualTo(seen.cloudreve());
    }
    try (TestGateway restored = start("backup", "backup/blobs")) {
      assertThat(restored.url()).isNotEmpty();
    }
    refusesMissing("backup", "nowhere");
    refuses("The pictures of the database test", "node", "nowhere", "--database-url=" + url);

    filled("other", "elsewhere");
    assertThat(
            StoreProcess.run(
                    "copy",
                    "--from",
                    from,
                    "--from",
                    pictures,
                    "--to",
                    "file:" + folder.resolve("elsewhere"))
                .refused(1))
        .contains("another store's pictures");
  }
}
