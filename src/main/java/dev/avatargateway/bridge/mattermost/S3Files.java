package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A server's files in a bucket. */
final class S3Files implements PictureFiles {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ = Duration.ofSeconds(30);

  private final S3Place place;
  private final S3Client client;

  /**
   * @throws BridgeException when the bucket cannot be read, or has nothing of Mattermost's
   */
  S3Files(S3Place place) {
    this.place = place;
    this.client = client(place.access());
    try {
      demandUsers();
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Without the right to list, a bucket says of a missing file that it is forbidden. */
  private void demandUsers() {
    String users = place.key("users/");
    try {
      if (client
          .listObjectsV2(list -> list.bucket(place.bucket()).prefix(users).maxKeys(1))
          .contents()
          .isEmpty()) {
        throw new BridgeException(
            "no folder of Mattermost's files, as it has no folder users: " + place.name());
      }
    } catch (AwsServiceException e) {
      throw new BridgeException(place.name() + " cannot be listed: " + code(e), e);
    } catch (SdkException e) {
      throw new BridgeException(
          String.valueOf(e.getMessage()).contains("credentials")
              ? "no AWS credentials were found to read " + place.name() + " with"
              : place.name() + " cannot be reached",
          e);
    }
  }

  /** The error's code, such as {@code NoSuchBucket}, or the status where a proxy answered. */
  private static String code(AwsServiceException e) {
    @Nullable AwsErrorDetails details = e.awsErrorDetails();
    @Nullable String code = details == null ? null : details.errorCode();
    return code == null ? "HTTP " + e.statusCode() : code;
  }

  @Override
  public ByteSource picture(String id) {
    return () -> open(place.key(PictureFiles.key(id)));
  }

  private InputStream open(String key) throws IOException {
    try {
      return client.getObject(get -> get.bucket(place.bucket()).key(key));
    } catch (NoSuchKeyException e) {
      NoSuchFileException missing = new NoSuchFileException(key);
      missing.initCause(e);
      throw missing;
    } catch (SdkException e) {
      throw new IOException(place.name() + " did not give " + key, e);
    }
  }

  @Override
  public String name() {
    return place.name();
  }

  @Override
  public void close() {
    client.close();
  }

  private static S3Client client(S3Place.Access access) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
            // Servers other than Amazon's know no newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(access.pathStyle())
            .region(region(access));
    access.endpoint().ifPresent(builder::endpointOverride);
    access
        .keys()
        .ifPresent(
            keys ->
                builder.credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.id(), keys.secret().secret()))));
    return builder.build();
  }

  private static Region region(S3Place.Access access) {
    if (access.region().isPresent()) {
      return Region.of(access.region().get());
    }
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkException e) {
      return Region.US_EAST_1;
    }
  }
}
