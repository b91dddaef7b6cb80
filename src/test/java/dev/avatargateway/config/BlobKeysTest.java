package dev.avatargateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a bucket, which are of use only where there is one. */
final class BlobKeysTest extends KeyContract {

  private static final String BUCKET = "s3://pictures";

  static Stream<Key> keys() {
    List<String> noAddresses = List.of("", "s3.example.org", "ftp://s3.example.org", "http://e?q");
    return Stream.of(
        new Key(
            "--blobs-endpoint",
            line(bucket -> bucket.endpoint().orElse(null)),
            null,
            Map.entry("http://127.0.0.1:9000/", URI.create("http://127.0.0.1:9000")),
            Map.entry("https://s3.example.org", URI.create("https://s3.example.org")),
            noAddresses),
        new Key(
            "--blobs-region",
            line(bucket -> bucket.region().orElse(null)),
            null,
            Map.entry("eu-central-1", "eu-central-1"),
            Map.entry("garage", "garage"),
            List.of("", "a b", "eu/1")),
        new Key(
            "--blobs-path-style",
            line(BlobPlace.Bucket::pathStyle),
            false,
            Map.entry("true", true),
            Map.entry("false", false),
            List.of("maybe", "1")));
  }

  /** Types a line that names a bucket, and reads what else is said of it. */
  private static Key.Line line(Function<BlobPlace.Bucket, @Nullable Object> read) {
    return (variables, flags) ->
        Typed.serve(
            k -> k.store().blobs() instanceof BlobPlace.Bucket bucket ? read.apply(bucket) : null,
            variables,
            Stream.concat(Stream.of("--blobs=" + BUCKET), Stream.of(flags)).toArray(String[]::new));
  }

  private static Typed blobs(String... flags) {
    return Typed.serve(k -> k.store().blobs(), Map.of(), flags);
  }

  @Test
  void placeInABucketHasNoSlashesAround() {
    assertThat(blobs("--blobs=s3://my.bucket-1/a/b_c.d=e/").value())
        .isEqualTo(
            new BlobPlace.Bucket(
                "my.bucket-1", "a/b_c.d=e", Optional.empty(), Optional.empty(), false));
    assertThat(blobs("--blobs=s3://pictures/", "--blobs-path-style").value())
        .isEqualTo(new BlobPlace.Bucket("pictures", "", Optional.empty(), Optional.empty(), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:",
        "s3://",
        "s3:pictures",
        "s3://ab",
        "s3://Pictures",
        "s3://-pictures",
        "s3://pictures//a",
        "s3://pictures/a//b",
        "s3://pictures/../a",
        "s3://pictures/a/.",
        "s3://pictures/a b",
        "s3://pictures/a?b",
        "s3://key:secret@pictures"
      })
  void whatIsNoPlaceIsRefused(String url) {
    Typed typed = blobs("--blobs=" + url);
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.said()).contains("--blobs: must be s3://BUCKET").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--blobs-endpoint=http://127.0.0.1:9000",
        "--blobs-region=eu-central-1",
        "--blobs-path-style"
      })
  void keysOfABucketAreRefusedWithoutOne(String flag) {
    for (Typed typed : List.of(blobs(flag), blobs("--blobs=file:" + Path.of("a"), flag))) {
      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.said())
          .contains(flag.replaceFirst("=.*", ""))
          .contains("of use only with s3:");
    }
  }
}
