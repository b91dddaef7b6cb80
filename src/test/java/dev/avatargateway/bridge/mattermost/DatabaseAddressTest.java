package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgres://mm:p%40ss@db.example:5433/chat jdbc:postgresql://db.example:5433/chat mm p@ss",
        "postgres://mm:a+b@db/chat jdbc:postgresql://db/chat mm a+b",
        "postgresql://mm:pw@db/?sslmode=require jdbc:postgresql://db/mm mm pw",
        "postgres://mm:p@ss:w@db/chat jdbc:postgresql://db/chat mm p@ss:w",
        "mm:pw@tcp(db:3306)/chat?charset=utf8mb4 jdbc:mariadb://db:3306/chat mm pw",
        "mm:p@(/)ss:w@tcp(db)/chat jdbc:mariadb://db/chat mm p@(/)ss:w",
        "mm:pw@tcp([::1]:3306)/chat jdbc:mariadb://[::1]:3306/chat mm pw",
      })
  void readsMattermostsOwnForms(String text, String jdbc, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse(text);
    assertThat(DatabaseAddress.looksLikeOne(text)).isTrue();
    assertThat(address.jdbcUrl()).isEqualTo(jdbc);
    assertThat(address.name()).isEqualTo(jdbc);
    assertThat(address.user()).contains(user);
    assertThat(address.password()).contains(new Credential(password));
  }

  @Test
  void carriesOverTheOptionsThatMatter() {
    assertThat(
            DatabaseAddress.parse("postgres://a:b@h/d?sslmode=disable&binary_parameters=yes")
                .properties())
        .isEqualTo(Map.of("sslmode", "disable"));
    assertThat(DatabaseAddress.parse("a:b@tcp(h)/d?charset=utf8&tls=skip-verify").properties())
        .isEqualTo(Map.of("sslMode", "trust"));
    assertThat(DatabaseAddress.parse("a:b@tcp(h)/d").properties())
        .isEqualTo(Map.of("sslMode", "disable"));
  }

  @Test
  void jdbcAddressesStayButForTheScheme() {
    assertThat(DatabaseAddress.parse("jdbc:mysql://h/d?user=a&password=b").jdbcUrl())
        .isEqualTo("jdbc:mariadb://h/d?user=a&password=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?user=a&password=sEcret",
        "jdbc:postgresql://a:sEcret@h/d",
        "postgres://a:sEcret@h/d",
        "a:sEcret@tcp(h)/d"
      })
  void showsNoSecrets(String text) {
    DatabaseAddress address = DatabaseAddress.parse(text);
    assertThat(address.name()).endsWith("//h/d");
    assertThat(address.toString()).doesNotContain("sEcret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres://a:sEcret@/d", "a:sEcret@unix(/tmp/x)/d", "jdbc:h2:sEcret"})
  void whatIsNotUnderstoodIsNotRepeated(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOf(BridgeException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sEcret"));
  }
}
