package dev.avatargateway.blob.s3;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore.StoredBlob;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The object of one blob, whose bytes are not looked at. */
record S3Object(BlobKey key, S3Client client, S3Settings settings, S3Calls calls) {

  /** A server copies the longest blob within the time in which it could send it. */
  private static final long COPIED_BYTES = S3BlobStore.MAX_BYTES;

  Optional<StoredBlob> find() throws IOException {
    return calls.call(this::head);
  }

  private Optional<StoredBlob> head() {
    try {
      HeadObjectResponse head =
          client.headObject(
              request ->
                  request
                      .bucket(settings.bucket())
                      .key(settings.object(key))
                      .overrideConfiguration(S3Calls.carrying(0)));
      return Optional.of(new StoredBlob(key, head.contentLength(), head.lastModified()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  void delete() throws IOException {
    calls.call(
        () ->
            client.deleteObject(
                request ->
                    request
                        .bucket(settings.bucket())
                        .key(settings.object(key))
                        .overrideConfiguration(S3Calls.carrying(0))));
  }

  /** Copies it to a name that says when it was stored, and then deletes it. */
  void setAside() throws IOException {
    Optional<StoredBlob> found = find();
    if (found.isEmpty()) {
      return;
    }
    long storedAt = found.get().storedAt().toEpochMilli();
    String trash = settings.object("trash/" + key.sha256().hex() + "." + storedAt);
    calls.call(
        () ->
            client.copyObject(
                request ->
                    request
                        .sourceBucket(settings.bucket())
                        .sourceKey(settings.object(key))
                        .destinationBucket(settings.bucket())
                        .destinationKey(trash)
                        .overrideConfiguration(S3Calls.carrying(COPIED_BYTES))));
    delete();
  }
}
