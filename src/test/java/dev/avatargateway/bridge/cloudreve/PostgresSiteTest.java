package dev.avatargateway.bridge.cloudreve;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Sites with a real PostgreSQL. */
class PostgresSiteTest extends ServerSiteContract {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    // outside of what JUnit makes, for the server runs as another user than root
    Path readable = Files.createTempDirectory("hba");
    readable.toFile().setExecutable(true, false);
    Path access = readable.resolve("pg_hba.conf");
    Files.writeString(
        access, "host all cloud all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
    access.toFile().setReadable(true, false);
    postgres = EmbeddedPostgres.builder().setServerConfig("hba_file", access.toString()).start();
    execute("CREATE ROLE cloud LOGIN PASSWORD '" + PASSWORD + "'");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  Engine engine() {
    return Engine.POSTGRES;
  }

  @Override
  String database(String name) throws SQLException {
    execute("CREATE DATABASE " + name + " OWNER cloud");
    return postgres.getJdbcUrl("cloud", name)
        + "&password="
        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
  }

  @Override
  String configuration(String name) {
    return "Type = postgres\nHost = 127.0.0.1\nPort = %d\nUser = cloud\nPassword = %s\nName = %s"
        .formatted(postgres.getPort(), PASSWORD, name);
  }

  @Override
  String url(String name, String password) {
    return "postgres://cloud:%s@127.0.0.1:%d/%s"
        .formatted(URLEncoder.encode(password, StandardCharsets.UTF_8), postgres.getPort(), name);
  }
}
