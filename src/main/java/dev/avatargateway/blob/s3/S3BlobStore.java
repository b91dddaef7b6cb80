package dev.avatargateway.blob.s3;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.MarkedBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Blobs as objects of one bucket; any number of processes may use the same bucket at once. */
public final class S3BlobStore implements MarkedBlobs {

  /** The longest blob that is taken or given, in bytes. */
  public static final int MAX_BYTES = 32 << 20;

  private static final String BYTES = "application/octet-stream";

  /** No blob's name, so that it is not listed; the same for all, so that one object remains. */
  private static final String PROBE = "probe";

  private static final byte[] PROBED = "written and read\n".getBytes(StandardCharsets.US_ASCII);

  private final S3Settings settings;
  private final S3Calls calls;
  private final S3Client client;
  private final SdkAutoCloseable credentials;

  /**
   * Opens the store without a word to the server. Credentials come from the usual AWS places:
   * properties of the system, the environment, a web identity, a profile, the container or the
   * machine.
   */
  public S3BlobStore(S3Settings settings) {
    this(settings, DefaultCredentialsProvider.builder().asyncCredentialUpdateEnabled(true).build());
  }

  private S3BlobStore(S3Settings settings, DefaultCredentialsProvider usual) {
    this(settings, usual, usual);
  }

  S3BlobStore(S3Settings settings, AwsCredentialsProvider provider, SdkAutoCloseable credentials) {
    this.settings = settings;
    this.calls = new S3Calls(settings.name(), new S3Outage(settings.name(), System::nanoTime));
    this.client = S3Clients.open(settings, provider);
    this.credentials = credentials;
  }

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    send(key, whole(key, source));
  }

  /** All bytes of a source, which are what the key says. */
  static byte[] whole(BlobKey key, ByteSource source) throws IOException {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException(
          "blob %s has more than the %d bytes that are taken".formatted(key, MAX_BYTES));
    }
    if (!BlobKey.of(bytes).equals(key)) {
      throw new IOException("the bytes for blob " + key + " have another digest");
    }
    return bytes;
  }

  /** Stores bytes that are what the key says. */
  void send(BlobKey key, byte[] bytes) throws IOException {
    byte[] digest = HexFormat.of().parseHex(key.sha256().hex());
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(settings.bucket())
            .key(settings.object(key))
            .checksumSHA256(Base64.getEncoder().encodeToString(digest))
            .overrideConfiguration(S3Calls.carrying(bytes.length))
            .build();
    calls.call(() -> client.putObject(request, body(bytes)));
  }

  private static RequestBody body(byte[] bytes) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length, BYTES);
  }

  @Override
  public BlobBatch batch() {
    return new S3Batch(this);
  }

  @Override
  public Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException {
    return new S3Range(key, offset, length).read(client, settings, calls);
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) throws IOException {
    return object(key).find();
  }

  @Override
  public void delete(BlobKey key) throws IOException {
    object(key).delete();
  }

  @Override
  public void setAside(BlobKey key) throws IOException {
    object(key).setAside();
  }

  private S3Object object(BlobKey key) {
    return new S3Object(key, client, settings, calls);
  }

  @Override
  public Stream<StoredBlob> keys() throws IOException {
    return new S3Listing(client, settings, calls).blobs();
  }

  /** Writes an object and reads it back; it stays, as that costs no request. */
  @Override
  public Health check() {
    String object = settings.object(PROBE);
    try {
      PutObjectRequest request =
          PutObjectRequest.builder()
              .bucket(settings.bucket())
              .key(object)
              .overrideConfiguration(S3Calls.probing())
              .build();
      calls.probe(() -> client.putObject(request, body(PROBED)));
      byte[] back =
          calls.probe(
              () ->
                  client
                      .getObjectAsBytes(
                          get ->
                              get.bucket(settings.bucket())
                                  .key(object)
                                  .overrideConfiguration(S3Calls.probing()))
                      .asByteArrayUnsafe());
      return Arrays.equals(back, PROBED)
          ? Health.OK
          : Health.broken(settings.name() + " gives back other bytes than were written.");
    } catch (IOException e) {
      return Health.broken(e.getMessage() + ".");
    } catch (RuntimeException e) {
      return Health.broken(
          settings.name() + " cannot be used: " + e.getClass().getSimpleName() + ".");
    }
  }

  @Override
  public Optional<String> mark() throws IOException {
    return calls.call(this::getMark);
  }

  private Optional<String> getMark() {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(
                  get ->
                      get.bucket(settings.bucket())
                          .key(settings.object(MARK))
                          .overrideConfiguration(S3Calls.carrying(0)))
              .asUtf8String()
              .strip());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  public void mark(String word) throws IOException {
    byte[] text = (word + "\n").getBytes(StandardCharsets.UTF_8);
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(settings.bucket())
            .key(settings.object(MARK))
            .overrideConfiguration(S3Calls.carrying(text.length))
            .build();
    calls.call(() -> client.putObject(request, body(text)));
  }

  @Override
  public void close() {
    client.close();
    credentials.close();
  }
}
