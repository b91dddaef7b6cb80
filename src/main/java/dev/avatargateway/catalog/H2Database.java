package dev.avatargateway.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** Opens the embedded database with the settings that keep acknowledged changes. */
final class H2Database {

  private static final int CONNECTIONS = 16;
  private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;

  /**
   * The server says when to close; a waiting change gives up in the end; no file of traces lies
   * beside the data, for it would hold people's addresses. H2 never writes of its own accord (the
   * delay is the longest there is), only by the {@code CHECKPOINT SYNC} of {@link GroupCommit}: a
   * write in the middle of somebody's transaction would leave half of it in the file. The one
   * exception, which cannot be turned off, is at 16.8 MB of changed pages: small pages, and {@link
   * JdbiBulk#PORTION}, keep away from it. With the usual pages of 16 KB, 64 people with random ids
   * change 7.5 MB of a catalog of 500,000; with these, 256 change 9.5 MB of one of 200,000.
   */
  private static final String SETTINGS =
      ";WRITE_DELAY=2147483647;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0"
          + ";PAGE_SIZE=4096"
          // A connection keeps this many statements as it understood them; an upload has a dozen.
          + ";QUERY_CACHE_SIZE=64";

  private H2Database() {}

  /**
   * Opens {@code catalog.mv.db} in the folder, which is made when it is missing.
   *
   * @throws StoreLockedException when another process has it open
   * @throws StoreException when it cannot be opened for another reason
   */
  static HikariDataSource open(Path folder) {
    HikariDataSource pool = openWhole(folder);
    try {
      UnfinishedCopy.refuse(pool, "the catalog in " + folder);
      return pool;
    } catch (SQLException | StoreException e) {
      pool.close();
      throw e instanceof StoreException known
          ? known
          : new StoreException("the catalog in " + folder + " cannot be read", e);
    }
  }

  /** The same also where a copy is to be brought to its end. */
  static HikariDataSource openWhole(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    if (path.toString().contains(";")) {
      throw new StoreException("the data folder's name must not contain a semicolon: " + path);
    }
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new StoreException("the data folder cannot be made: " + path, e);
    }
    // The async file system, because the usual one closes the file when a thread is interrupted.
    return open("jdbc:h2:async:" + path.resolve("catalog"), path);
  }

  /** A database of its own that is gone when it is closed. */
  static HikariDataSource inMemory() {
    return open("jdbc:h2:mem:" + UUID.randomUUID(), Path.of("memory"));
  }

  private static HikariDataSource open(String url, Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url + SETTINGS);
    source.setUser("sa");
    source.setPassword("");
    try (Connection first = source.getConnection()) {
      Schema.migrate(source);
      HikariDataSource pool = pool(source);
      first.isValid(1);
      return pool;
    } catch (SQLException e) {
      if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw new StoreLockedException(folder, e);
      }
      throw new StoreException("the catalog in " + folder + " cannot be opened", e);
    }
  }

  /** Where a pool that was opened here has its connections from. */
  static H2Source source(HikariDataSource pool) {
    if (pool.getDataSource() instanceof H2Source source) {
      return source;
    }
    throw new IllegalArgumentException("not a pool of H2");
  }

  private static HikariDataSource pool(JdbcDataSource h2) {
    H2Source source = new H2Source(h2);
    HikariConfig config = new HikariConfig();
    config.setPoolName("catalog");
    config.setDataSource(source);
    config.setExceptionOverride(new H2Eviction());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    return new HikariDataSource(config);
  }
}
