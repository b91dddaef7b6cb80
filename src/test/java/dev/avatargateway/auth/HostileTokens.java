package dev.avatargateway.auth;

import dev.avatargateway.core.Credential;
import java.util.ArrayList;
import java.util.List;

/** Tokens that no verifier may take, though their claims are those of a good one. */
public final class HostileTokens {

  private HostileTokens() {}

  /** Variations of a good token with this payload, signed with this key where they are signed. */
  public static List<Credential> of(String key, String payload) {
    String good = Forge.hs256(key, payload).secret();
    String content = good.substring(0, good.lastIndexOf('.'));
    String signature = good.substring(good.lastIndexOf('.'));
    List<Credential> all = new ArrayList<>();
    for (String alg :
        List.of("\"none\"", "\"None\"", "\"nOnE\"", "\"NONE\"", "null", "5", "\"\"", "\"hs256\"")) {
      all.add(Forge.unsigned("{\"alg\":" + alg + "}", payload));
      all.add(Forge.signed("HS256", key, "{\"alg\":" + alg + "}", payload));
    }
    all.add(Forge.unsigned("{}", payload));
    all.add(Forge.unsigned("{\"alg\":\"RS256\"}", payload));
    all.add(Forge.signed("HS256", key, "{\"alg\":\"RS256\"}", payload));
    all.add(Forge.signed("HS256", key, "{\"alg\":\"ES256\"}", payload));
    all.add(Forge.signed("HS384", key, "{\"alg\":\"HS256\"}", payload));
    all.add(Forge.signed("HS256", key, "{\"alg\":\"HS384\"}", payload));
    all.add(Forge.signed("HS256", key, "{\"alg\":\"HS256\",\"crit\":[\"b64\"]}", payload));
    all.add(Forge.signed("HS256", key, "[]", payload));
    all.add(Forge.signed("HS256", key, "{\"alg\":\"HS256\"", payload));
    all.add(Forge.hs256(key + "x", payload));
    all.add(Forge.hs256("attacker", payload));
    all.add(
        Forge.signed(
            "HS256",
            "attacker",
            "{\"alg\":\"HS256\",\"jku\":\"http://127.0.0.1/k\",\"x5u\":\"http://127.0.0.1/x\","
                + "\"jwk\":{\"kty\":\"oct\",\"k\":\"YXR0YWNrZXI\"},\"kid\":\"../../dev/null\"}",
            payload));
    all.add(Forge.hs256(key, payload.substring(0, payload.length() - 1) + ",\"exp\":1}"));
    all.add(Forge.hs256(key, payload + "{}"));
    all.add(Forge.hs256(key, payload.substring(0, payload.length() - 1)));
    all.add(Forge.hs256(key, "[" + payload + "]"));
    all.add(Forge.hs256(key, "null"));
    all.add(Forge.hs256(key, ""));
    all.add(Forge.hs256(key, "[".repeat(9000)));
    for (String text :
        List.of(
            content + ".",
            content,
            content + ".AAAA",
            content + signature + ".x.y",
            content + signature + ".",
            content + signature.substring(0, signature.length() - 4),
            content + signature + "A",
            "." + content + signature,
            "..",
            ".",
            "a.b.c",
            "Bearer",
            " " + good,
            good + "\r\nX-Admin: 1",
            good + "\u0000",
            good + "é",
            "🦊".repeat(20),
            "x".repeat(65_536),
            good + "A".repeat(65_536),
            "../../etc/passwd",
            "' OR '1'='1")) {
      all.add(new Credential(text));
    }
    for (String time :
        List.of(
            "\"4102444800\"",
            "-1",
            "0",
            "1e400",
            "9223372036854775808",
            "true",
            "[]",
            "{}",
            "9223372036854775807",
            "1e2147483648",
            "-1e30")) {
      all.add(Forge.hs256(key, withExpiry(payload, time)));
    }
    return all;
  }

  /** The payload, which has no exp of its own, with this one. */
  public static String withExpiry(String payload, String expiry) {
    return payload.substring(0, payload.length() - 1) + ",\"exp\":" + expiry + "}";
  }
}
