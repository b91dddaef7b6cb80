package dev.avatargateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.avatargateway.core.Credential;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens from any header and payload text, also ones that no library would make. */
public final class Forge {

  private static final Map<String, String> MACS =
      Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

  private Forge() {}

  public static Credential hs256(String key, String payload) {
    return signed("HS256", key, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", payload);
  }

  public static Credential hs(String algorithm, String key, String payload) {
    return signed(algorithm, key, "{\"alg\":\"" + algorithm + "\"}", payload);
  }

  public static Credential signed(String algorithm, String key, String header, String payload) {
    String content = encode(header.getBytes(UTF_8)) + "." + encode(payload.getBytes(UTF_8));
    String name = MACS.get(algorithm);
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), name));
      return new Credential(content + "." + encode(mac.doFinal(content.getBytes(UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Credential unsigned(String header, String payload) {
    return new Credential(
        encode(header.getBytes(UTF_8)) + "." + encode(payload.getBytes(UTF_8)) + ".");
  }

  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
