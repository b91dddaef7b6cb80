package dev.avatargateway.blob.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** How a server is talked to: on few connections, with little patience and few repetitions. */
final class S3Clients {

  private static final int CONNECTIONS = 64;
  private static final int ATTEMPTS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** After a silence nobody knows whether the other end is still there, so not for long. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** So that a server which moves is found again. */
  private static final Duration LONGEST_USE = Duration.ofMinutes(5);

  private S3Clients() {}

  /** Makes no call, but may ask the machine for its region where nothing else says it. */
  static S3Client open(S3Settings settings, AwsCredentialsProvider credentials) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(CONNECTIONS)
                    .connectionAcquisitionTimeout(SILENCE)
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE)
                    .connectionMaxIdleTime(IDLE)
                    .connectionTimeToLive(LONGEST_USE))
            .overrideConfiguration(all -> all.retryStrategy(retries()))
            .serviceConfiguration(
                // Servers other than Amazon's know neither its chunks nor its newer checksums.
                S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .credentialsProvider(credentials)
            .forcePathStyle(settings.pathStyle())
            .region(region(settings));
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static RetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(ATTEMPTS)
        .backoffStrategy(
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofMillis(200)))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofMillis(800)))
        .build();
  }

  private static Region region(S3Settings settings) {
    if (settings.region().isPresent()) {
      return Region.of(settings.region().get());
    }
    try {
      return usual(settings).getRegion();
    } catch (SdkException e) {
      return Region.US_EAST_1;
    }
  }

  /** Only where the server is Amazon's is the machine's own region of interest. */
  private static AwsRegionProvider usual(S3Settings settings) {
    return settings.endpoint().isEmpty()
        ? new DefaultAwsRegionProviderChain()
        : new AwsRegionProviderChain(
            new SystemSettingsRegionProvider(),
            new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, null));
  }
}
