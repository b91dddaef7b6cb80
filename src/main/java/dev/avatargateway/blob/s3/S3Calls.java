package dev.avatargateway.blob.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** The time that a call may take, and the words for its failure. */
final class S3Calls {

  /** What a call that carries next to nothing may take in all. */
  private static final Duration SHORT = Duration.ofSeconds(4);

  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final long BYTES_PER_MILLI = 1024;

  private final String name;
  private final S3Outage outage;

  S3Calls(String name, S3Outage outage) {
    this.name = name;
    this.outage = outage;
  }

  /** For a call that carries so many bytes: two attempts have time to break off unanswered. */
  static AwsRequestOverrideConfiguration carrying(long bytes) {
    return within(SHORT.plusMillis(bytes / BYTES_PER_MILLI));
  }

  static AwsRequestOverrideConfiguration probing() {
    return within(PROBE);
  }

  private static AwsRequestOverrideConfiguration within(Duration all) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(all)
        .apiCallAttemptTimeout(all.dividedBy(2))
        .build();
  }

  /**
   * @throws IOException in place of whatever the client throws, naming neither keys nor tokens
   */
  <T> T call(Supplier<T> call) throws IOException {
    if (!outage.admits()) {
      throw new IOException(name + " has not answered lately");
    }
    return probe(call);
  }

  /** As {@link #call}, also while the server is known to be away. */
  <T> T probe(Supplier<T> call) throws IOException {
    try {
      T answer = call.get();
      outage.answered();
      return answer;
    } catch (SdkException | IllegalStateException e) {
      String reason = reason(e);
      switch (e) {
        case AwsServiceException service when service.statusCode() < 500 -> outage.answered();
        case AbortedException _ -> {} // Somebody here wants no answer any more.
        default -> outage.failed(reason);
      }
      throw new IOException(name + " " + reason, e);
    }
  }

  private static String reason(RuntimeException e) {
    return switch (e) {
      case AwsServiceException service -> "answers " + code(service);
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> "does not answer in time";
      case SdkException sdk when String.valueOf(sdk.getMessage()).contains("credentials") ->
          "cannot be used: no AWS credentials were found";
      case SdkException _ -> "cannot be reached: " + origin(e);
      default -> "is not open any more";
    };
  }

  /** The error's code, such as {@code NoSuchBucket}, or the status where a proxy answered. */
  static String code(AwsServiceException e) {
    @Nullable AwsErrorDetails details = e.awsErrorDetails();
    @Nullable String code = details == null ? null : details.errorCode();
    return code == null ? "HTTP " + e.statusCode() : code;
  }

  /** The kind of the first fault; its text may hold more than is good for a log. */
  private static String origin(Throwable e) {
    Throwable origin = e;
    while (origin.getCause() != null) {
      origin = origin.getCause();
    }
    return origin.getClass().getSimpleName();
  }
}
