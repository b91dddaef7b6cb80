package dev.avatargateway.core;

/**
 * The name of a blob: the digest of its bytes, so that equal keys mean equal content.
 *
 * @param sha256 the digest of the whole blob
 */
public record BlobKey(Sha256 sha256) {

  public static BlobKey of(byte[] content) {
    return new BlobKey(Sha256.of(content));
  }

  @Override
  public String toString() {
    return sha256.hex();
  }
}
