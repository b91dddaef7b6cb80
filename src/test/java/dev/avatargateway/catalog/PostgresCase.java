package dev.avatargateway.catalog;

import dev.avatargateway.contract.PostgresServer;
import java.time.InstantSource;
import java.util.Optional;

/** A database of a test class, which each test finds empty. */
final class PostgresCase {

  private static final String EMPTY =
      """
      do $$ declare names text; begin
        select string_agg(quote_ident(tablename), ', ') into names from pg_tables
        where schemaname = 'public' and tablename not in ('flyway_schema_history', 'probe');
        execute 'truncate ' || names || ' restart identity cascade';
      end $$
      """;

  private final String url = PostgresServer.newDatabase();
  private boolean migrated;

  String url() {
    return url;
  }

  PostgresAddress address() {
    return PostgresAddress.of(url, Optional.empty(), Optional.empty());
  }

  /** Opens a catalog over the database, whatever is in it. */
  JdbiCatalog open(InstantSource clock) {
    JdbiCatalog catalog = JdbiCatalog.postgres(address(), 5, clock);
    migrated = true;
    return catalog;
  }

  /** Opens a catalog in which nothing is. */
  JdbiCatalog openEmpty(InstantSource clock) {
    if (migrated) {
      PostgresServer.execute(url, EMPTY);
    }
    return open(clock);
  }
}
