package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.bridge.BridgeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a place is said in one sentence, without passwords. */
class BadPlaceTest {

  @TempDir private Path temp;

  private String said(String from, Optional<Path> files) {
    BridgeException e =
        catchThrowableOfType(
            BridgeException.class, () -> CloudreveSource.open(from, files, Reader::row).close());
    assertThat(e).as("a sentence on " + from).isNotNull();
    assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("swordfish");
    return String.valueOf(e.getMessage());
  }

  private String said(String from) {
    return said(from, Optional.empty());
  }

  private void conf(String text) throws Exception {
    Files.writeString(temp.resolve("conf.ini"), text);
  }

  private void database(String... statements) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("cloudreve.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aFolderThatIsNotThereOrNoCloudreve() throws Exception {
    assertThat(said(temp.resolve("gone").toString())).startsWith("there is no folder");
    assertThat(said(temp.toString())).startsWith("no Cloudreve in ");
    Files.writeString(temp.resolve("file"), "");
    assertThat(said(temp.resolve("file").toString())).startsWith("there is no folder");
    assertThat(said("a\0b")).startsWith("no folder can have this name");
  }

  @Test
  void aConfigurationThatCannotBeRead() throws Exception {
    conf("[Database\nType = mysql\nwhat is this");
    assertThat(said(temp.toString())).contains("conf.ini cannot be read: line 1 is neither");
    Files.write(temp.resolve("conf.ini"), new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
    assertThat(said(temp.toString())).contains("conf.ini cannot be read: it is no text");
    conf("[Database]\nType = mssql\nPassword = swordfish");
    assertThat(said(temp.toString())).contains("of type mssql, which cannot be read");
    conf("[Database]\nType = sqlite\nDBFile = other.db");
    assertThat(said(temp.toString())).contains("has no database: other.db is not there");
    database("CREATE TABLE a (b)");
    conf("[Database]\nTablePrefix = a;drop--");
    assertThat(said(temp.toString())).contains("TablePrefix");
  }

  @Test
  void aDatabaseOfAVersionNobodyKnows() throws Exception {
    Files.writeString(temp.resolve("cloudreve.db"), "not a database at all, but long enough");
    assertThat(said(temp.toString())).endsWith("is no SQLite database");
    Files.delete(temp.resolve("cloudreve.db"));
    database("CREATE TABLE users (id, name)", "CREATE TABLE settings (name, value)");
    assertThat(said(temp.toString())).contains("is of no Cloudreve 3 or 4");
    database("DROP TABLE settings");
    assertThat(said(temp.toString())).contains("is of no Cloudreve 3 or 4");
  }

  @Test
  void aDatabaseThatIsDamaged() throws Exception {
    database("CREATE TABLE users (id, name)");
    byte[] bytes = Files.readAllBytes(temp.resolve("cloudreve.db"));
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x55);
    Files.write(temp.resolve("cloudreve.db"), bytes);
    assertThat(said(temp.toString())).contains("cloudreve.db cannot be used: ");
  }

  @Test
  void aSiteWithoutASalt() throws Exception {
    CloudreveSiteForge.v3(temp).users(100).forge();
    conf("[Database]\nType = sqlite3");
    assertThat(said(temp.toString())).contains("needs its conf.ini with HashIDSalt");
  }

  @Test
  void aDatabaseWithoutItsPictures() throws Exception {
    assertThat(said("sqlite:" + temp.resolve("cloudreve.db"))).contains("with --files");
    assertThat(said("sqlite:" + temp.resolve("gone.db"), Optional.of(temp)))
        .startsWith("there is no database");
    assertThat(said("mysql://root:swordfish@localhost/db", Optional.of(temp.resolve("gone"))))
        .startsWith("there is no folder");
    CloudreveSiteForge.v3(temp).users(100).forge();
    assertThat(said(temp.toString(), Optional.of(temp))).contains("leave out --files");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:oracle:thin:@host, a Cloudreve's database is",
    "mysql://user:sword|fish@host/db, not an address of a database",
    "postgres://user:swordfish@/db, a database's address names",
    "postgres://user:swordfish@127.0.0.1:1/db, cannot be reached",
    "mysql://user:swordfish@127.0.0.1:1/db, cannot be reached",
    "jdbc:postgresql://127.0.0.1:1/db?user=a&password=swordfish, cannot be reached",
    "jdbc:mysql://127.0.0.1:1/db?user=a&password=swordfish, cannot be reached",
  })
  void anAddressThatLeadsNowhere(String from, String words) {
    assertThat(said(from, Optional.of(temp))).contains(words);
  }

  @Test
  void aServerOfConfigurationThatIsNotThere() throws Exception {
    for (String type : new String[] {"mysql", "mariadb", "postgres"}) {
      conf(
          "[Database]\nType = "
              + type
              + "\nHost = 127.0.0.1\nPort = 1\nUser = cloud\nPassword = \"swordfish\"\nName = cr");
      assertThat(said(temp.toString())).contains("127.0.0.1:1/cr cannot be reached");
    }
    conf("[Database]\nType = mysql\nDatabaseURL = cr:swordfish@tcp(127.0.0.1:1)/cr?parseTime=True");
    assertThat(said(temp.toString())).contains("127.0.0.1:1/cr cannot be reached");
    conf(
        "[Database]\n"
            + "Type = postgres\n"
            + "DatabaseURL = host=127.0.0.1 port=1 password=swordfish dbname=x");
    assertThat(said(temp.toString())).contains("127.0.0.1:1/x cannot be reached");
    conf("[Database]\nType = postgres\nHost = /run/postgresql\nName = cr");
    assertThat(said(temp.toString())).contains("Unix socket");
  }
}
