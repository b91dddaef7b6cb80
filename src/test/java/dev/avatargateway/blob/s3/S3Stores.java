package dev.avatargateway.blob.s3;

import dev.avatargateway.real.S3Server;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Stores over servers of tests. */
final class S3Stores {

  private S3Stores() {}

  static S3BlobStore open(String url, String bucket, String prefix) {
    return openAs(S3Server.SECRET, url, bucket, prefix);
  }

  static S3BlobStore openAs(String secret, String url, String bucket, String prefix) {
    return new S3BlobStore(
        new S3Settings(
            bucket, prefix, Optional.of(URI.create(url)), Optional.of("us-east-1"), true),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.KEY, secret)),
        () -> {});
  }
}
