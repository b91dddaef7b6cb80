package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Pseudonym;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses and OpenIDs in the one spelling that their digests are made of. */
public final class LibravatarIds {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private LibravatarIds() {}

  /** Trimmed and in lower case, as all clients have it; empty when it is no address. */
  public static Optional<Owner> email(String address) {
    String id = address.strip().toLowerCase(Locale.ROOT);
    return Optional.of(id)
        .filter(text -> ADDRESS.matcher(text).matches() && Owner.isId(text))
        .map(text -> new Owner(Pseudonym.EMAIL, text));
  }

  /**
   * With scheme and host in lower case, and the rest as it is; empty when it is no absolute http or
   * https address.
   */
  public static Optional<Owner> openId(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        return Optional.empty();
      }
      String text = uri.toString();
      int host = text.indexOf(uri.getHost(), text.indexOf("//"));
      String id =
          scheme
              + text.substring(scheme.length(), host)
              + uri.getHost().toLowerCase(Locale.ROOT)
              + text.substring(host + uri.getHost().length());
      return Owner.isId(id) ? Optional.of(new Owner(Pseudonym.OPENID, id)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
