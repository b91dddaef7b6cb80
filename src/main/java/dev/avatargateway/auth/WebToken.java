package dev.avatargateway.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.avatargateway.core.Credential;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** A signed token (JWT) that could be read; nothing it says is believed before its signature is. */
final class WebToken {

  static final int MAX_LENGTH = 16_384;

  private static final long YEAR_9999 = 253_402_300_799L;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final DecodedJWT jwt;
  private final JsonNode claims;

  private WebToken(DecodedJWT jwt, JsonNode claims) {
    this.jwt = jwt;
    this.claims = claims;
  }

  /**
   * Empty for what is not a token, and for one that asks to be understood in ways we do not know.
   */
  static Optional<WebToken> read(Credential credential) {
    String text = credential.secret();
    if (text.length() > MAX_LENGTH
        || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '=')) {
      return Optional.empty();
    }
    try {
      DecodedJWT jwt = JWT.decode(text);
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(jwt.getPayload()));
      boolean critical = !jwt.getHeaderClaim("crit").isMissing();
      return claims.isObject() && !critical
          ? Optional.of(new WebToken(jwt, claims))
          : Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      // the decoder lets more than its own exception out: a time beyond the calendar, for one
      return Optional.empty();
    }
  }

  /** The algorithm it claims; empty text when it claims none. */
  String algorithm() {
    return Objects.requireNonNullElse(jwt.getAlgorithm(), "");
  }

  Optional<String> keyId() {
    return Optional.ofNullable(jwt.getKeyId());
  }

  /** Whether it claims this algorithm and was signed with its key. */
  boolean isSignedBy(Algorithm algorithm) {
    if (!algorithm.getName().equals(algorithm())) {
      return false;
    }
    try {
      algorithm.verify(jwt);
      return true;
    } catch (SignatureVerificationException e) {
      return false;
    }
  }

  /** Whether nbf ≤ now &lt; exp, where it has them. */
  boolean isCurrent(Instant now) {
    BigDecimal seconds =
        BigDecimal.valueOf(now.getEpochSecond()).add(BigDecimal.valueOf(now.getNano(), 9));
    JsonNode expiry = claim("exp");
    JsonNode start = claim("nbf");
    return (expiry.isMissingNode()
            || (expiry.isNumber() && seconds.compareTo(expiry.decimalValue()) < 0))
        && (start.isMissingNode()
            || (start.isNumber() && seconds.compareTo(start.decimalValue()) >= 0));
  }

  /** The whole second up to which a token with an {@code exp} is current at least. */
  Instant expiry() {
    return Instant.ofEpochSecond(Math.clamp(claim("exp").longValue(), 0, YEAR_9999));
  }

  /** The claim, or a missing node when it is absent or null. */
  JsonNode claim(String name) {
    JsonNode value = claims.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  @Override
  public String toString() {
    return "WebToken[***]";
  }
}
