package dev.avatargateway;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in which all who have a shared catalog open must agree, compared with those that the
 * catalog remembers of whoever was there before. Of a salt it remembers a digest.
 *
 * <p>A salt says whom an id means: two salts at once would give one person's picture to another, so
 * a node may bring another one only when nobody else is there, as when a site has changed its own;
 * and none never comes after one, for then nobody is found. The length of histories and the size of
 * masters may change at any time and from node to node, and what is stored stays good: who brings
 * others is warned. What is remembered of those is what the node that started last brought.
 */
final class Agreement {

  private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

  private static final String SALT = "--cloudreve-hash-id-salt";
  private static final String HISTORY = "--history";
  private static final String MASTER_EDGE = "--master-edge";
  private static final String NONE = "none";

  private final StoreKeys store;
  private final JdbiCatalog catalog;

  Agreement(StoreKeys store, JdbiCatalog catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /**
   * For a node that starts.
   *
   * @throws ConfigException naming the key in which it must not differ
   */
  void ofNode(int masterEdge) {
    if (!Catalogs.isShared(store)) {
      return;
    }
    String salt = salt();
    String before = catalog.agreed().first(SALT, salt);
    if (!before.equals(salt)) {
      if (salt.equals(NONE) || catalog.isOpenElsewhere()) {
        throw other(SALT, "stop them all to change it");
      }
      catalog.agreed().put(SALT, salt);
    }
    decide(HISTORY, store.history());
    decide(MASTER_EDGE, masterEdge);
  }

  private void decide(String key, int mine) {
    warn(key, mine);
    catalog.agreed().put(key, Integer.toString(mine));
  }

  private void warn(String key, int mine) {
    String before = catalog.agreed().first(key, Integer.toString(mine));
    if (!before.equals(Integer.toString(mine))) {
      LOG.warn(
          "{} is {} here and was {} at the node of {} that started last; each does as it is told",
          key,
          mine,
          before,
          Catalogs.name(store));
    }
  }

  /**
   * For a command, of which nothing is remembered.
   *
   * @param masterEdge empty for one that makes no pictures
   * @throws ConfigException naming the key in which it must not differ
   */
  void ofCommand(Optional<Integer> masterEdge) {
    if (!Catalogs.isShared(store)) {
      return;
    }
    if (!catalog.agreed().first(SALT, salt()).equals(salt())) {
      throw other(SALT, "give the same");
    }
    warn(HISTORY, store.history());
    masterEdge.ifPresent(edge -> warn(MASTER_EDGE, edge));
  }

  private ConfigException other(String key, String advice) {
    return new ConfigException(
        key, "is not as the gateways on " + Catalogs.name(store) + " have it; " + advice);
  }

  private String salt() {
    return Optional.ofNullable(store.cloudreveHashIdSalt())
        .map(salt -> Sha256.of((SALT + "=" + salt).getBytes(StandardCharsets.UTF_8)).hex())
        .orElse(NONE);
  }
}
