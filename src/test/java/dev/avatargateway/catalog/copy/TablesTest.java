package dev.avatargateway.catalog.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.catalog.PostgresAddress;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.contract.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

  @Test
  void bothKindsOfDatabaseHaveTheSameTablesInAnOrderThatReferencesAllow(@TempDir Path folder)
      throws Exception {
    PostgresAddress address =
        PostgresAddress.of(PostgresServer.newDatabase(), Optional.empty(), Optional.empty());
    try (WholeDatabase h2 = WholeDatabase.embedded(folder);
        WholeDatabase postgres = WholeDatabase.postgres(address);
        Connection one = h2.connect();
        Connection other = postgres.connect()) {
      List<Table> here = Tables.of(one);
      List<Table> there = Tables.of(other);

      assertThat(forms(there)).isEqualTo(forms(here));
      List<String> names = here.stream().map(Table::name).toList();
      assertThat(names)
          .contains("person", "milestone", "relabelled", "gone")
          .doesNotContain("probe", "secret", "flyway_schema_history")
          .containsSubsequence("person", "shared_span")
          .containsSubsequence("person", "identity")
          .containsSubsequence("picture", "change", "link")
          .containsSubsequence("picture", "rendition")
          .containsSubsequence("subscriber", "errand");
      assertThat(here.stream().filter(t -> t.name().equals("identity")).findFirst().orElseThrow())
          .satisfies(
              identity -> {
                assertThat(identity.keyList()).isEqualTo("space, external_id");
                assertThat(identity.counter()).contains("seq");
                assertThat(identity.list()).contains("email").doesNotContain("email_key");
              });
    }
  }

  private static List<String> forms(List<Table> tables) {
    return tables.stream().map(t -> t.name() + t.columns() + t.counter()).toList();
  }
}
