package dev.avatargateway.stack;

import dev.avatargateway.contract.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a gateway can keep people and pictures in. */
enum Stack {

  /** H2 and a folder, as without any flag. */
  EMBEDDED {
    @Override
    Store open(Path folder) {
      return new Store(List::of, () -> {});
    }
  },

  /** PostgreSQL and a folder. */
  POSTGRES {
    @Override
    Store open(Path folder) {
      return new Store(() -> List.of(database()), () -> {});
    }
  },

  /** PostgreSQL and a bucket. */
  POSTGRES_AND_S3 {
    @Override
    Store open(Path folder) throws IOException {
      try {
        Bucket bucket = new Bucket(folder);
        return new Store(
            () ->
                Stream.concat(
                        Stream.of(database()),
                        Stream.of(bucket.flags(UUID.randomUUID().toString())))
                    .toList(),
            bucket);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the bucket was made", e);
      }
    }
  };

  private static String database() {
    return "--database-url=" + PostgresServer.newDatabase();
  }

  /**
   * Makes what such stores need.
   *
   * @param folder an empty one for the pictures of a server that is started
   */
  abstract Store open(Path folder) throws IOException;

  /**
   * Servers that are there until they are closed.
   *
   * @param empty what {@code serve} is told so that it has a store there with nobody in it
   */
  record Store(Supplier<List<String>> empty, AutoCloseable servers) implements AutoCloseable {

    /** What {@code serve} and its like are told so that they have a store with nobody in it. */
    String[] flags(String... further) {
      return Stream.concat(empty.get().stream(), Stream.of(further)).toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
      try {
        servers.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
