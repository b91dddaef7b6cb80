package dev.avatargateway.blob.s3;

import dev.avatargateway.blob.Ranges;
import dev.avatargateway.core.BlobKey;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A range of a blob that is asked for. */
record S3Range(BlobKey key, long offset, long length) {

  private static final int NOT_SATISFIABLE = 416;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]+)-[0-9]+/([0-9]{1,18})");

  S3Range {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("a range begins and is long at least 0");
    }
  }

  /** What came for it, where it begins in the blob, and how long that is. */
  private record Part(long begin, long size, ByteArrayInputStream bytes) {}

  Optional<InputStream> read(S3Client client, S3Settings settings, S3Calls calls)
      throws IOException {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(settings.bucket())
            .key(settings.object(key))
            .range("bytes=" + first() + "-" + last())
            .overrideConfiguration(S3Calls.carrying(count()))
            .build();
    Optional<Part> part = calls.call(() -> get(client, request));
    return part.isPresent() ? Optional.of(cut(part.get())) : Optional.empty();
  }

  /** Nothing cannot be asked for: then it is the byte before, or the first one. */
  private long first() {
    return length == 0 ? Math.max(0, offset - 1) : offset;
  }

  private long last() {
    return first() > Long.MAX_VALUE - count() ? Long.MAX_VALUE : first() + count() - 1;
  }

  /** How many bytes are asked for: of what is too long, one, to learn whether it is there. */
  private int count() {
    return length > S3BlobStore.MAX_BYTES ? 1 : (int) Math.max(1, length);
  }

  private Optional<Part> get(S3Client client, GetObjectRequest request) {
    try {
      return Optional.of(client.getObject(request, this::part));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_SATISFIABLE) {
        return Optional.of(
            new Part(
                0, first(), new ByteArrayInputStream(new byte[0]))); // At most so long, that is.
      }
      throw e;
    }
  }

  private Part part(GetObjectResponse head, AbortableInputStream body) {
    try {
      byte[] bytes = body.readNBytes(count() + 1);
      if (bytes.length > count()) {
        body.abort(); // The server knows no ranges.
      }
      var wanted = new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, count()));
      @Nullable String range = head.contentRange();
      Matcher place = CONTENT_RANGE.matcher(range == null ? "" : range);
      return place.matches()
          ? new Part(Long.parseLong(place.group(1)), Long.parseLong(place.group(2)), wanted)
          : new Part(0, head.contentLength(), wanted);
    } catch (IOException e) {
      // So that the whole call is tried again.
      throw RetryableException.builder().message("the answer broke off").cause(e).build();
    }
  }

  private InputStream cut(Part part) throws IOException {
    Ranges.check(key, offset, length, part.size);
    if (length > S3BlobStore.MAX_BYTES) {
      throw new IOException(
          "%d bytes of blob %s are more than are given at once".formatted(length, key));
    }
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    if (part.begin != offset || part.bytes.available() < length) {
      throw new EOFException("blob %s came without the bytes that were asked for".formatted(key));
    }
    return part.bytes;
  }
}
