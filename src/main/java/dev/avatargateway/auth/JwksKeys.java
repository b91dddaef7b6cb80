package dev.avatargateway.auth;

import com.auth0.jwk.Jwk;
import com.auth0.jwk.JwkException;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Reply;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that a product publishes, read again every ten minutes and, at most every ten
 * seconds, for a key that is not among them. While they cannot be read the last ones are good for
 * an hour. The library's own reader is not used because it follows redirects and reads without end.
 */
final class JwksKeys {

  /** What came of looking for the key of a token. */
  sealed interface Lookup {

    /** The one way to check the token's signature. */
    record Found(Algorithm algorithm) implements Lookup {}

    /** The product publishes no such key for this use. */
    record Absent() implements Lookup {}

    /** The product did not say. */
    record Silent() implements Lookup {}
  }

  private record PublishedKey(Optional<String> id, Algorithm algorithm) {}

  private record Published(List<PublishedKey> keys, long readAt) {}

  private static final Logger log = LoggerFactory.getLogger(JwksKeys.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final int MAX_KEYS = 100;
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 16_384;
  private static final int P256_BITS = 256;
  private static final long FRESH = Duration.ofMinutes(10).toNanos();
  private static final long USABLE = Duration.ofHours(1).toNanos();
  private static final long BETWEEN_READINGS = Duration.ofSeconds(10).toNanos();

  private final ProductClient client;
  private final Ticker ticker;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Optional<Published> published = Optional.empty();
  private volatile Optional<Long> lastReading = Optional.empty();

  JwksKeys(ProductClient client, Ticker ticker) {
    this.client = client;
    this.ticker = ticker;
  }

  /** The key for a token that claims this algorithm and key id; without an id, the only key. */
  Lookup find(String algorithm, Optional<String> id) {
    Optional<Algorithm> fresh = among(FRESH, algorithm, id);
    if (fresh.isEmpty()) {
      refresh(algorithm, id);
    }
    return fresh
        .or(() -> among(USABLE, algorithm, id))
        .<Lookup>map(Lookup.Found::new)
        .orElseGet(() -> isWithin(FRESH) ? new Lookup.Absent() : new Lookup.Silent());
  }

  private Optional<Algorithm> among(long age, String algorithm, Optional<String> id) {
    List<PublishedKey> keys = isWithin(age) ? published.orElseThrow().keys() : List.of();
    return keys.stream()
        .filter(key -> id.isPresent() ? key.id().equals(id) : keys.size() == 1)
        .map(PublishedKey::algorithm)
        .filter(key -> key.getName().equals(algorithm))
        .findFirst();
  }

  private boolean isWithin(long age) {
    return published.filter(last -> ticker.read() - last.readAt() < age).isPresent();
  }

  private void refresh(String algorithm, Optional<String> id) {
    reading.lock();
    try {
      boolean triedJustNow =
          lastReading.filter(at -> ticker.read() - at < BETWEEN_READINGS).isPresent();
      if (triedJustNow || among(FRESH, algorithm, id).isPresent()) {
        return;
      }
      if (client.get(Optional.empty()) instanceof Reply.Answered(int status, JsonNode body)
          && status == 200
          && body.path("keys").isArray()) {
        published = Optional.of(new Published(keys(body.path("keys")), ticker.read()));
      }
      lastReading = Optional.of(ticker.read());
    } finally {
      reading.unlock();
    }
  }

  private static List<PublishedKey> keys(JsonNode array) {
    List<PublishedKey> keys = new ArrayList<>();
    for (JsonNode entry : array) {
      if (keys.size() < MAX_KEYS && entry.isObject()) {
        key(entry).ifPresent(keys::add);
      }
    }
    return List.copyOf(keys);
  }

  private static Optional<PublishedKey> key(JsonNode entry) {
    try {
      Jwk jwk = Jwk.fromValues(JSON.convertValue(entry, VALUES));
      boolean signs = jwk.getUsage() == null || jwk.getUsage().equals("sig");
      return algorithm(jwk.getPublicKey())
          .filter(
              algorithm ->
                  signs
                      && (jwk.getAlgorithm() == null
                          || jwk.getAlgorithm().equals(algorithm.getName())))
          .map(algorithm -> new PublishedKey(Optional.ofNullable(jwk.getId()), algorithm));
    } catch (JwkException | RuntimeException e) {
      log.debug("A published key cannot be used: {}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * RS256 or ES256 as the key demands: a token cannot choose, so a public key is never a secret.
   */
  private static Optional<Algorithm> algorithm(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa
          when rsa.getModulus().bitLength() >= MIN_RSA_BITS
              && rsa.getModulus().bitLength() <= MAX_RSA_BITS ->
          Optional.of(Algorithm.RSA256(rsa, null));
      case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == P256_BITS ->
          Optional.of(Algorithm.ECDSA256(ec, null));
      default -> Optional.empty();
    };
  }
}
