package dev.avatargateway;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.catalog.PostgresAddress;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The catalog that the keys ask for: H2 in the data folder, which one process alone may open, or
 * PostgreSQL, which many share; and the secret that goes with it.
 */
final class Catalogs {

  private Catalogs() {}

  /**
   * @throws ConfigException naming the key whose value cannot be used
   * @throws dev.avatargateway.catalog.StoreException when it cannot be opened
   */
  static JdbiCatalog open(StoreKeys store, InstantSource clock) {
    Optional<PostgresAddress> address = address(store);
    return address.isPresent()
        ? JdbiCatalog.postgres(address.get(), store.history(), clock)
        : JdbiCatalog.open(store.data(), store.history(), clock);
  }

  /** The catalog as operators are told of it. */
  static String name(StoreKeys store) {
    return address(store).map(PostgresAddress::toString).orElse("the catalog in " + store.data());
  }

  /** Whether many processes may have the catalog open at once. */
  static boolean isShared(StoreKeys store) {
    return address(store).isPresent();
  }

  /**
   * The secret of all who have this catalog open.
   *
   * @throws IOException with a sentence for the operator when it cannot be read or made
   */
  static HmacSecret secret(StoreKeys store, JdbiCatalog catalog) throws IOException {
    try {
      return isShared(store)
          ? GatewaySecret.shared(catalog.sharedSecret(GatewaySecret::fresh))
          : GatewaySecret.in(store.data());
    } catch (RefusedException e) {
      throw new IOException("The gateway's secret cannot be read from the database", e);
    }
  }

  private static Optional<PostgresAddress> address(StoreKeys store) {
    return Optional.ofNullable(store.databaseUrl())
        .map(
            url ->
                address(
                    "--database-url",
                    url,
                    Optional.ofNullable(store.databaseUser()),
                    Optional.ofNullable(store.databasePassword())));
  }

  /**
   * @param key the one that gave the address
   * @throws ConfigException when it is none
   */
  static PostgresAddress address(
      String key, String url, Optional<String> user, Optional<String> password) {
    try {
      return PostgresAddress.of(url, user, password.map(Credential::new));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, String.valueOf(e.getMessage()));
    }
  }
}
