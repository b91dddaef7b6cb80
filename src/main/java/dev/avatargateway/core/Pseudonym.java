package dev.avatargateway.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody can be looked up by without their id being told: a digest of it, which only says
 * who is meant to those who know the id.
 *
 * @param digest 32 (MD5) or 64 (SHA-256) lower-case hexadecimal digits
 */
public record Pseudonym(String digest) {

  /** Identities that are e-mail addresses, trimmed and in lower case. */
  public static final Space EMAIL = new Space("email");

  /** Identities that are OpenID URLs, scheme and host in lower case. */
  public static final Space OPENID = new Space("openid");

  private static final Pattern FORM = Pattern.compile("(?:[0-9a-f]{32}){1,2}");

  public Pseudonym {
    if (!FORM.matcher(digest).matches()) {
      throw new IllegalArgumentException("not a digest");
    }
  }

  /** Reads one in letters of either case; empty when it is none. */
  public static Optional<Pseudonym> parse(String text) {
    String digest = text.toLowerCase(Locale.ROOT);
    return FORM.matcher(digest).matches() ? Optional.of(new Pseudonym(digest)) : Optional.empty();
  }

  /** The pseudonyms of an identity, each once; none where its ids are not looked up like that. */
  public static List<Pseudonym> of(Owner owner) {
    String id = owner.externalId();
    if (owner.space().equals(EMAIL)) {
      return List.of(new Pseudonym(hex("MD5", id)), new Pseudonym(hex("SHA-256", id)));
    }
    Stream<String> spellings =
        owner.space().equals(OPENID) ? OpenIdSpellings.of(id) : Stream.empty();
    return spellings.map(url -> new Pseudonym(hex("SHA-256", url))).distinct().toList();
  }

  private static String hex(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
