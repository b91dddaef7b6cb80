package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.real.MariaDbServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Sites with a real MariaDB. */
@EnabledIf("dev.avatargateway.real.MariaDbServer#isHere")
class MariaDbSiteTest extends ServerSiteContract {

  private static @TempDir Path folder;
  private static MariaDbServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new MariaDbServer(folder);
    server.execute("CREATE USER cloud IDENTIFIED BY '" + PASSWORD + "'");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  @Override
  Engine engine() {
    return Engine.MYSQL;
  }

  @Override
  String database(String name) throws SQLException {
    server.execute("CREATE DATABASE " + name, "GRANT ALL ON " + name + ".* TO cloud");
    return server.url(name, "root");
  }

  @Override
  String configuration(String name) {
    return "Type = mysql\nHost = 127.0.0.1\nPort = %d\nUser = cloud\nPassword = `%s`\nName = %s"
            .formatted(server.port(), PASSWORD, name)
        + "\nCharset = utf8mb4";
  }

  @Override
  String url(String name, String password) {
    return "mysql://cloud:%s@127.0.0.1:%d/%s"
        .formatted(URLEncoder.encode(password, StandardCharsets.UTF_8), server.port(), name);
  }

  @Test
  void aUnixSocketAndGosOwnFormOfAddressLeadThereToo() throws Exception {
    Forged site;
    try (Connection connection = DriverManager.getConnection(database("socket"))) {
      site =
          CloudreveSiteForge.v4(temp.resolve("socket"))
              .users(100)
              .forge(connection, Engine.MYSQL, "Type = mysql", "");
    }
    String[] configurations = {
      "Type = mysql\nUnixSocket = true\nHost = %s\nUser = cloud\nPassword = %s\nName = socket"
          .formatted(server.socket(), PASSWORD),
      "Type = mariadb\nDatabaseURL = cloud:%s@tcp(127.0.0.1:%d)/socket?charset=utf8mb4&loc=Local"
          .formatted(PASSWORD, server.port()),
      "Type = mysql\nDatabaseURL = cloud:%s@unix(%s)/socket".formatted(PASSWORD, server.socket()),
    };
    for (String configuration : configurations) {
      Files.writeString(site.folder().resolve("conf.ini"), "[Database]\n" + configuration);
      Reader.assertShows(Reader.read(site.folder().toString()), site.people());
    }
  }
}
