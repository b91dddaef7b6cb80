package dev.avatargateway.blob.s3;

import dev.avatargateway.core.BlobStore.StoredBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The store's part of a bucket, read page by page. */
record S3Listing(S3Client client, S3Settings settings, S3Calls calls) {

  /** A full page is some hundred kilobytes of XML. */
  private static final long PAGE_BYTES = 1 << 20;

  /**
   * All blobs; other objects are passed over. The first page is read at once, the others when the
   * stream comes to them.
   */
  Stream<StoredBlob> blobs() throws IOException {
    return Stream.<@Nullable ListObjectsV2Response>iterate(
            page(null), Objects::nonNull, S3Listing.this::next)
        .map(Objects::requireNonNull)
        .flatMap(page -> page.contents().stream())
        .flatMap(object -> blob(object).stream());
  }

  private @Nullable ListObjectsV2Response next(@Nullable ListObjectsV2Response before) {
    if (before == null || !Boolean.TRUE.equals(before.isTruncated())) {
      return null;
    }
    try {
      return page(before.nextContinuationToken());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ListObjectsV2Response page(@Nullable String token) throws IOException {
    return calls.call(
        () ->
            client.listObjectsV2(
                list ->
                    list.bucket(settings.bucket())
                        .prefix(settings.root())
                        .continuationToken(token)
                        .overrideConfiguration(S3Calls.carrying(PAGE_BYTES))));
  }

  private Optional<StoredBlob> blob(S3Object object) {
    return settings
        .blob(object.key())
        .map(key -> new StoredBlob(key, object.size(), object.lastModified()));
  }
}
