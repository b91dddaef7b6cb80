package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A program that puts a blob and asks for the store's health, and prints what came of it; run where
 * the system lets no file grow as large as that.
 */
final class StarvedWriter {

  private StarvedWriter() {}

  public static void main(String[] args) throws IOException {
    byte[] content = new byte[Integer.parseInt(args[1])];
    try (BlobStore store = new DiskBlobStore(Path.of(args[0]))) {
      try {
        store.put(BlobKey.of(content), ByteSource.of(content));
        System.out.println("stored");
      } catch (IOException e) {
        System.out.println("not stored");
      }
      Health health = store.check();
      System.out.println(health.ok() ? "sound" : "broken: " + health.detail());
    }
  }
}
