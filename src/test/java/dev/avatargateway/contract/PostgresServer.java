package dev.avatargateway.contract;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL server for all tests of a process, which ends with the process. */
public final class PostgresServer {

  private static final String USER = "postgres";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private PostgresServer() {}

  /** A server that was started when it was first asked for. */
  private static final class Started {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("max_connections", "300")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The JDBC address, with user, of a new empty database. */
  public static String newDatabase() {
    String name = "test" + NUMBERS.incrementAndGet();
    execute(Started.SERVER.getJdbcUrl(USER, USER), "create database " + name);
    return Started.SERVER.getJdbcUrl(USER, name);
  }

  public static int port() {
    return Started.SERVER.getPort();
  }

  /** Runs statements that are separated by semicolons. */
  public static void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The numbers that a query gives. */
  public static List<Long> numbers(String url, String query) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
