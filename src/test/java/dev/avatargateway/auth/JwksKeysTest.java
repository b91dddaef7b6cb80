package dev.avatargateway.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Admission.Undecided;
import dev.avatargateway.core.Credential;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwksKeysTest {

  private static final String KEYS = "/keys?of=app";
  private static final KeyPair RSA = rsa(2048);
  private static final KeyPair EC = ec("secp256r1");

  private final ManualTicker ticker = new ManualTicker();
  private StandIn product;
  private CreatorsHubTokens tokens;

  @BeforeEach
  void start() throws IOException {
    product = new StandIn();
    tokens =
        new CreatorsHubTokens(
            new CreatorsHubTokens.Settings(
                Optional.of(HmacSecret.of("s".repeat(32))), Optional.of(product.url(KEYS)), "sub"),
            InstantSource.system(),
            StandIn.BRIEF,
            ticker);
    publish(jwk(RSA, "r", ""), jwk(EC, "e", ""));
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Test
  void tokensSignedWithPublishedKeysAreTaken() {
    assertThat(tokens.admit(signed(RSA, "r"))).isInstanceOf(Admitted.class);
    assertThat(tokens.admit(signed(EC, "e"))).isInstanceOf(Admitted.class);
    assertThat(product.questions()).isEqualTo(1);
    assertThat(product.lastAuthorization()).isEqualTo("none");
  }

  @Test
  void tokenSignedWithAnotherKeyIsInvalid() {
    assertThat(tokens.admit(signed(rsa(2048), "r"))).isEqualTo(new Denied(Reason.INVALID));
    assertThat(tokens.admit(signed(ec("secp256r1"), "e"))).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void publicKeyIsNeverASharedSecret() {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(RSA.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----";
    String der = new String(RSA.getPublic().getEncoded(), ISO_8859_1);
    for (String key : new String[] {pem, pem + "\n", der, jwk(RSA, "r", "")}) {
      for (String algorithm : new String[] {"HS256", "HS384", "HS512"}) {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"r\"}";
        assertThat(tokens.admit(Forge.signed(algorithm, key, header, "{\"sub\":43}")))
            .isEqualTo(new Denied(Reason.INVALID));
      }
    }
  }

  @Test
  void keyOfOneKindDoesNotCheckTheOther() {
    assertThat(tokens.admit(signed(RSA, "e"))).isEqualTo(new Denied(Reason.INVALID));
    assertThat(tokens.admit(signed(EC, "r"))).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void emptySignatureOfTwoZeroesIsInvalid() {
    String header = "{\"alg\":\"ES256\",\"kid\":\"e\"}";
    String content =
        Forge.encode(header.getBytes(UTF_8)) + "." + Forge.encode("{\"sub\":43}".getBytes(UTF_8));
    assertThat(tokens.admit(new Credential(content + "." + Forge.encode(new byte[64]))))
        .isEqualTo(new Denied(Reason.INVALID));
    assertThat(tokens.admit(new Credential(content + "."))).isEqualTo(new Denied(Reason.INVALID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "' OR 1=1 --",
        "http://127.0.0.1/key",
        "",
        "R",
        "{\"kty\":\"oct\"}"
      })
  void unknownKeyIdIsInvalidAndOnlyALabel(String id) {
    assertThat(tokens.admit(signed(RSA, id))).isEqualTo(new Denied(Reason.INVALID));
    assertThat(product.questions()).isEqualTo(1);
    assertThat(product.lastTarget()).isEqualTo(KEYS);
  }

  @Test
  void unknownKeyIdsReadTheKeysAgainAtMostEveryTenSeconds() {
    for (int i = 0; i < 20; i++) {
      tokens.admit(signed(RSA, "unknown" + i));
    }
    assertThat(product.questions()).isEqualTo(1);
    KeyPair added = ec("secp256r1");
    publish(jwk(RSA, "r", ""), jwk(added, "added", ""));
    assertThat(tokens.admit(signed(added, "added"))).isEqualTo(new Denied(Reason.INVALID));
    ticker.pass(Duration.ofSeconds(10));
    assertThat(tokens.admit(signed(added, "added"))).isInstanceOf(Admitted.class);
    assertThat(product.questions()).isEqualTo(2);
  }

  @Test
  void withdrawnKeyIsGoodForTenMinutesMore() {
    assertThat(tokens.admit(signed(RSA, "r"))).isInstanceOf(Admitted.class);
    publish(jwk(EC, "e", ""));
    ticker.pass(Duration.ofMinutes(10).minusNanos(1));
    assertThat(tokens.admit(signed(RSA, "r"))).isInstanceOf(Admitted.class);
    ticker.pass(Duration.ofNanos(1));
    assertThat(tokens.admit(signed(RSA, "r"))).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void tokenWithoutKeyIdNeedsAnOnlyKey() {
    assertThat(tokens.admit(signed(RSA, null))).isEqualTo(new Denied(Reason.INVALID));
    publish(jwk(RSA, "r", ""));
    ticker.pass(Duration.ofMinutes(10));
    assertThat(tokens.admit(signed(RSA, null))).isInstanceOf(Admitted.class);
  }

  @Test
  void keysThatAreNotForSigningOrTooWeakAreNotUsed() {
    KeyPair weak = rsa(1024);
    KeyPair curve = ec("secp384r1");
    publish(
        jwk(RSA, "enc", ",\"use\":\"enc\""),
        jwk(RSA, "rs512", ",\"alg\":\"RS512\""),
        jwk(weak, "weak", ""),
        jwk(curve, "p384", ""),
        "{\"kty\":\"oct\",\"kid\":\"oct\",\"k\":\"c2VjcmV0\"}",
        "{\"kty\":\"RSA\",\"kid\":\"broken\",\"n\":\"!\",\"e\":\"AQAB\"}",
        "{\"kid\":\"none\"}",
        "7",
        "null",
        jwk(RSA, "good", ",\"use\":\"sig\",\"alg\":\"RS256\""));
    for (String id : new String[] {"enc", "rs512", "oct", "broken", "none"}) {
      assertThat(tokens.admit(signed(RSA, id))).isEqualTo(new Denied(Reason.INVALID));
    }
    assertThat(tokens.admit(signed(weak, "weak"))).isEqualTo(new Denied(Reason.INVALID));
    assertThat(tokens.admit(signed(RSA, "good"))).isInstanceOf(Admitted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"keys\":{}}"})
  void keysThatCannotBeReadLeaveItUndecided(String body) {
    product.answers(KEYS, 200, body);
    assertThat(tokens.admit(signed(RSA, "r"))).isEqualTo(new Undecided());
  }

  @Test
  void productThatStallsLeavesItUndecided() {
    product.isSilentAt(KEYS);
    assertThat(tokens.admit(signed(RSA, "r"))).isEqualTo(new Undecided());
    assertThat(tokens.admit(Forge.hs256("s".repeat(32), "{\"sub\":43}")))
        .isInstanceOf(Admitted.class);
  }

  @Test
  void lastKeysAreGoodForAnHourWhileNewOnesCannotBeRead() {
    assertThat(tokens.admit(signed(RSA, "r"))).isInstanceOf(Admitted.class);
    product.answers(KEYS, 500, "");
    ticker.pass(Duration.ofMinutes(59));
    assertThat(tokens.admit(signed(RSA, "r"))).isInstanceOf(Admitted.class);
    ticker.pass(Duration.ofMinutes(1));
    assertThat(tokens.admit(signed(RSA, "r"))).isEqualTo(new Undecided());
  }

  @Test
  void expiredTokenAsksNothing() {
    String expired =
        JWT.create()
            .withKeyId("r")
            .withClaim("sub", 43)
            .withExpiresAt(InstantSource.system().instant().minusSeconds(1))
            .sign(algorithm(RSA));
    assertThat(tokens.admit(new Credential(expired))).isEqualTo(new Denied(Reason.INVALID));
    assertThat(product.questions()).isZero();
  }

  private void publish(String... keys) {
    product.answers(KEYS, 200, "{\"keys\":[" + String.join(",", keys) + "]}");
  }

  private static Credential signed(KeyPair key, @Nullable String id) {
    Map<String, Object> header = id == null ? Map.of() : Map.of("kid", id);
    return new Credential(
        JWT.create().withHeader(header).withClaim("sub", 43).sign(algorithm(key)));
  }

  private static Algorithm algorithm(KeyPair pair) {
    return pair.getPrivate() instanceof RSAPrivateKey rsa
        ? Algorithm.RSA256(null, rsa)
        : Algorithm.ECDSA256(null, (ECPrivateKey) pair.getPrivate());
  }

  private static String jwk(KeyPair pair, String id, String more) {
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      return "{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"%s}"
          .formatted(id, number(rsa.getModulus()), number(rsa.getPublicExponent()), more);
    }
    ECPublicKey ec = (ECPublicKey) pair.getPublic();
    String curve = ec.getParams().getCurve().getField().getFieldSize() == 256 ? "P-256" : "P-384";
    return "{\"kty\":\"EC\",\"kid\":\"%s\",\"crv\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"%s}"
        .formatted(id, curve, number(ec.getW().getAffineX()), number(ec.getW().getAffineY()), more);
  }

  private static String number(BigInteger number) {
    return Forge.encode(number.toByteArray());
  }

  private static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
