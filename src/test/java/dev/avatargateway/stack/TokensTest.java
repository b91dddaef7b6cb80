package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.avatargateway.auth.Forge;
import dev.avatargateway.auth.HostileTokens;
import dev.avatargateway.core.Credential;
import dev.avatargateway.dialect.mattermost.StandInMattermost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Section 3.5 of the list of bad input over HTTP at each door: no token changes anything but its
 * own person's picture, and none but a good one that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {

  private static final String HUB_SECRET = "creatorshub-secret-for-tests-0123456789";
  private static final String SITE_SECRET = "cloudreve-secret-for-tests-0123456789";
  private static final long LATER = 4_102_444_800L;

  private final HttpClient client = HttpClient.newHttpClient();
  private final StandInMattermost mattermost = new StandInMattermost();
  private final HttpServer keySet;
  private final KeyPair rsa;
  private final String ownSecret;
  private final TestGateway gateway;

  TokensTest(@TempDir Path data) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    rsa = generator.generateKeyPair();
    keySet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = keys().getBytes(StandardCharsets.UTF_8);
    keySet.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
          }
        });
    keySet.start();
    gateway =
        TestGateway.start(
            data,
            "--cloudreve-secret-key=" + SITE_SECRET,
            "--mattermost-url=" + mattermost.url(),
            "--creatorshub-jwt-secret=" + HUB_SECRET,
            "--creatorshub-jwks-url=http://127.0.0.1:" + keySet.getAddress().getPort() + "/keys");
    ownSecret = Files.readString(data.resolve("secret")).strip();
    Door.people(gateway);
  }

  private String keys() {
    RSAPublicKey key = (RSAPublicKey) rsa.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"r\",\"alg\":\"RS256\",\"n\":\""
        + Forge.encode(key.getModulus().toByteArray())
        + "\",\"e\":\"AQAB\"},{\"kty\":\"EC\",\"kid\":\"e\",\"alg\":\"ES256\",\"crv\":\"P-256\","
        + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
        + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}";
  }

  @AfterAll
  void close() {
    client.close();
    gateway.close();
    mattermost.close();
    keySet.stop(0);
  }

  @ParameterizedTest
  @EnumSource
  void noHostileTokenChangesAnything(Door door) throws Exception {
    byte[] worn = dressAda(door, 1);
    String own = ownPayload(door, door.ada, LATER);
    assertThat(write(door, door.ada, Forge.hs256(ownSecret, own).secret(), 1))
        .as("a good one")
        .isEqualTo(door.done());

    List<Credential> all = new ArrayList<>(HostileTokens.of(ownSecret, own));
    all.addAll(keyed(door));
    long now = Instant.now().getEpochSecond();
    all.add(Forge.hs256(ownSecret, ownPayload(door, door.ada, now - 1)));
    all.add(Forge.hs256(ownSecret, own.replace("{", "{\"nbf\":" + (now + 60) + ",")));
    all.add(Forge.hs256(ownSecret, own.replace("avatar-gateway", "avatar-gateway2")));
    all.add(Forge.hs256(ownSecret, own.replace(",\"exp\":" + LATER, "")));
    all.add(Forge.hs256(ownSecret, own.replace("\"" + door.ada + "\"", "[]")));
    all.add(new Credential("expiredsession"));
    for (Credential token : all) {
      if (token.secret().chars().allMatch(c -> c > ' ' && c < 127)) {
        assertThat(write(door, door.ada, token.secret(), 2))
            .as(shown(token))
            .isIn(token.secret().length() > 16_000 ? List.of(400, 401, 40001) : List.of(401));
      }
    }

    assertThat(wornBy(door, door.ada)).isEqualTo(worn);
  }

  /** What the product's own keys could be tricked with. */
  private List<Credential> keyed(Door door) {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(rsa.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----";
    return switch (door) {
      case CLOUDREVE -> {
        String good = "{\"sub\":\"ada\",\"token_type\":\"access\"}";
        List<Credential> all = new ArrayList<>(HostileTokens.of(SITE_SECRET, good));
        all.add(Forge.hs256(SITE_SECRET, "{\"sub\":5,\"token_type\":\"access\"}"));
        all.add(Forge.hs256(HUB_SECRET, good));
        yield all;
      }
      case MATTERMOST ->
          List.of(
              Forge.hs256(SITE_SECRET, "{\"sub\":\"ada\",\"token_type\":\"access\"}"),
              Forge.hs256(HUB_SECRET, "{\"sub\":\"" + Door.MATTERMOST.ada + "\"}"),
              new Credential("opaque-expired"));
      case CREATORSHUB -> {
        String good = "{\"sub\":\"11\"}";
        List<Credential> all = new ArrayList<>(HostileTokens.of(HUB_SECRET, good));
        for (String key : new String[] {pem, pem + "\n"}) {
          for (String kid : new String[] {"r", "e", "../r", "' OR 1=1", "http://127.0.0.1/"}) {
            all.add(
                Forge.signed("HS256", key, "{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}", good));
            all.add(
                Forge.signed("HS256", key, "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", good));
          }
        }
        String es =
            Forge.encode("{\"alg\":\"ES256\",\"kid\":\"e\"}".getBytes(StandardCharsets.UTF_8));
        all.add(
            new Credential(
                es
                    + "."
                    + Forge.encode(good.getBytes(StandardCharsets.UTF_8))
                    + "."
                    + Forge.encode(new byte[64])));
        for (String sub : new String[] {"\"011\"", "\"+11\"", "11.0", "1.1e1", "\"11 \"", "-11"}) {
          all.add(Forge.hs256(HUB_SECRET, "{\"sub\":" + sub + "}"));
        }
        all.add(Forge.hs256(SITE_SECRET, good));
        yield all;
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void nobodyDressesSomebodyElse(Door door) throws Exception {
    byte[] worn = dressBob(door, 5);
    String ada = gateway.token(door.space(), door.ada);

    HttpResponse<byte[]> answer = send(signed(door.write(host(), door.bob, picture(6)), ada));

    // Cloudreve's request does not say whose picture it sets: it is the caller's.
    assertThat(door.verdict(answer)).isEqualTo(door == Door.CLOUDREVE ? door.done() : 403);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains(
            switch (door) {
              case CLOUDREVE -> "\"code\":0";
              case MATTERMOST -> "api.context.permissions.app_error";
              case CREATORSHUB -> "This token may not change this user's avatar";
            });
    if (door == Door.MATTERMOST) {
      HttpRequest.Builder reset =
          HttpRequest.newBuilder(URI.create(host() + door.writePath(door.bob))).DELETE();
      assertThat(send(signed(reset, ada)).statusCode()).isEqualTo(403);
    }
    assertThat(wornBy(door, door.bob)).isEqualTo(worn);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOfSomebodyWithoutAnIdentityHereOpensNothing(Door door) throws Exception {
    Door other = door == Door.MATTERMOST ? Door.CREATORSHUB : Door.MATTERMOST;
    String id = other == Door.MATTERMOST ? "elsewhereelsewhereelsewher" : "999";
    String token = gateway.token(other.space(), id);

    assertThat(write(door, door.ada, token, 7)).isIn(401, 404);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenCountsInItsPlaceOnly(Door door) throws Exception {
    byte[] worn = dressAda(door, 1);
    String good = gateway.token(door.space(), door.ada);

    HttpRequest.Builder query = door.write(host(), door.ada, picture(8));
    query.uri(
        URI.create(host() + door.writePath(door.ada) + "?access_token=" + good + "&token=" + good));
    assertThat(door.verdict(send(query))).isEqualTo(401);
    assertThat(
            door.verdict(
                send(
                    door.write(host(), door.ada, picture(8))
                        .header("Authorization", "Bearer bad")
                        .header("Authorization", "Bearer " + good))))
        .as("a bad header before a good one")
        .isEqualTo(401);
    assertThat(
            door.verdict(
                send(
                    door.write(host(), door.ada, picture(8))
                        .header("Authorization", "Basic " + good))))
        .isEqualTo(401);
    assertThat(wornBy(door, door.ada)).isEqualTo(worn);
    for (String scheme : new String[] {"bearer ", "BEARER "}) {
      assertThat(
              door.verdict(
                  send(
                      door.write(host(), door.ada, picture(1))
                          .header("Authorization", scheme + good))))
          .as(scheme)
          .isEqualTo(door == Door.CLOUDREVE ? 401 : 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCookieFromAnotherSitesPageChangesNothing(Door door) throws Exception {
    byte[] worn = dressAda(door, 1);
    List<Map<String, String>> foreign =
        List.of(
            Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Origin", "null"),
            Map.of("Origin", host() + ".evil.example"),
            Map.of("Origin", "https://evil.example", "X-CSRF-Token", "guess"));
    for (Map<String, String> headers : foreign) {
      assertThat(door.verdict(send(withCookie(door, headers))))
          .as(headers.toString())
          .isEqualTo(door == Door.CREATORSHUB ? 403 : 401);
    }
    assertThat(wornBy(door, door.ada)).isEqualTo(worn);

    Map<String, String> own =
        Map.of("Sec-Fetch-Site", "same-origin", "X-Requested-With", "XMLHttpRequest");
    assertThat(door.verdict(send(withCookie(door, own))))
        .as("Cloudreve's v4 knows no cookie")
        .isEqualTo(door == Door.CLOUDREVE ? 401 : 200);
  }

  private HttpRequest.Builder withCookie(Door door, Map<String, String> headers)
      throws IOException {
    String token = gateway.token(door.space(), door.ada);
    HttpRequest.Builder request =
        door.write(host(), door.ada, picture(9))
            .header(
                "Cookie",
                "MMAUTHTOKEN=" + token + "; token=" + token + "; cloudreve-session=" + token);
    headers.forEach(request::header);
    return request;
  }

  @Test
  void theOperatorsDoorsTakeNoUsersToken() throws Exception {
    String ada = gateway.token("mattermost", Door.MATTERMOST.ada);
    for (String token :
        new String[] {
          ada,
          Forge.hs256(HUB_SECRET, "{\"sub\":\"11\",\"admin\":true,\"userManage\":true}").secret(),
          Forge.unsigned("{\"alg\":\"none\"}", "{\"iss\":\"avatar-gateway\",\"admin\":true}")
              .secret()
        }) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(gateway.managementUrl() + "/people"))
              .POST(BodyPublishers.ofString("{}"));
      assertThat(send(signed(request, token)).statusCode()).isEqualTo(401);
    }
  }

  private static String ownPayload(Door door, String id, long expiry) {
    return "{\"iss\":\"avatar-gateway\",\"space\":\"%s\",\"sub\":\"%s\",\"admin\":false,\"exp\":%d}"
        .formatted(door.space(), id, expiry);
  }

  private byte[] dressAda(Door door, int number) throws Exception {
    assertThat(write(door, door.ada, gateway.token(door.space(), door.ada), number))
        .isEqualTo(door.done());
    return wornBy(door, door.ada);
  }

  private byte[] dressBob(Door door, int number) throws Exception {
    assertThat(write(door, door.bob, gateway.token(door.space(), door.bob), number))
        .isEqualTo(door.done());
    return wornBy(door, door.bob);
  }

  /** The picture or, at CreatorsHub, its address, which has the version in it. */
  private byte[] wornBy(Door door, String id) throws Exception {
    HttpResponse<byte[]> answer =
        send(signed(door.read(host(), id), gateway.token(door.space(), id)));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private int write(Door door, String id, String token, int number) throws Exception {
    return door.verdict(send(signed(door.write(host(), id, picture(number)), token)));
  }

  private static HttpRequest.Builder signed(HttpRequest.Builder request, String token) {
    return request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private String host() {
    return gateway.url();
  }

  private static byte[] picture(int number) throws IOException {
    return NumberedPicture.draw(number, "png");
  }

  private static String shown(Credential token) {
    String secret = token.secret();
    return secret.length() > 300 ? secret.substring(0, 300) + "…" : secret;
  }
}
