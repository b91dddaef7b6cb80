package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import dev.avatargateway.real.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FilesTest {

  private static final String SOMEBODY = "4xp9fdt77pncbef59f4k1qe83o";
  private static final String NOBODY = "yyyyyyyyyyyyyyyyyyyyyyyyyy";

  private static @TempDir Path folder;
  private static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server(folder);
    Path picture = folder.resolve("chat/site/one/users/" + SOMEBODY + "/profile.png");
    Files.createDirectories(picture.getParent());
    Files.write(picture, ForgedPictures.picture(3, 128));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static S3Place.Access access(String secret) {
    return new S3Place.Access(
        Optional.of(URI.create(server.url())),
        Optional.of("us-east-1"),
        true,
        Optional.of(new S3Place.Keys(S3Server.KEY, new Credential(secret))));
  }

  private static S3Files open(String url) {
    return new S3Files(S3Place.parse(url, access(S3Server.SECRET)));
  }

  @Test
  void opensPicturesBelowThePrefix() throws IOException {
    try (S3Files files = open("s3://chat/site/one/");
        InputStream in = files.picture(SOMEBODY).open()) {
      assertThat(in.readAllBytes()).isEqualTo(ForgedPictures.picture(3, 128));
      assertThat(files.name()).isEqualTo("s3://chat/site/one");
    }
  }

  @Test
  void missingPicturesAreLost() {
    try (S3Files files = open("s3://chat/site/one")) {
      assertThatThrownBy(() -> files.picture(NOBODY).open())
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void saysWhatIsWrongInOneSentence() {
    assertThatThrownBy(() -> open("s3://chat/site"))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("no folder users");
    assertThatThrownBy(() -> open("s3://absent/x"))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("cannot be listed: NoSuchBucket");
    assertThatThrownBy(() -> new S3Files(S3Place.parse("s3://chat/site/one", access("wrong"))))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("cannot be listed")
        .hasMessageNotContaining("wrong");
    assertThatThrownBy(
            () ->
                new S3Place.Access(
                    Optional.of(URI.create("host:9000")), Optional.empty(), true, Optional.empty()))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("an S3 endpoint is");
    assertThatThrownBy(() -> S3Place.parse("s3:chat", S3Place.Access.USUAL))
        .isInstanceOf(BridgeException.class);
  }
}
