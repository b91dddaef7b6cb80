package dev.avatargateway.fetch;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The rule for what is taken as a web address at all, before anybody is asked. */
final class WebAddress {

  private static final int MAX_LENGTH = 4096;

  /** Two slashes and a host; parsers differ on what to do with less, or with a backslash. */
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "https?://[^/?#\\\\\\s\\p{Cntrl}][^\\\\\\p{Cntrl}]*", Pattern.CASE_INSENSITIVE);

  private WebAddress() {}

  /**
   * @throws RefusedException with {@link Refusal.Malformed} when it is none, or is too long, or
   *     carries a user name or password
   */
  static HttpUrl parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw malformed("the address is longer than " + MAX_LENGTH + " characters");
    }
    String trimmed = text.strip();
    HttpUrl url = ABSOLUTE.matcher(trimmed).matches() ? next(null, trimmed) : null;
    if (url == null) {
      throw malformed("the address must be an absolute http or https URL");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw malformed("the address must not carry a user name or password");
    }
    return url;
  }

  /** Where a redirect leads from here; null when to no web address. */
  static @Nullable HttpUrl next(@Nullable HttpUrl here, String location) {
    try {
      return here == null ? HttpUrl.parse(location) : here.resolve(location);
    } catch (IndexOutOfBoundsException e) {
      // OkHttp lets this out at some IPv6 addresses of too many parts.
      return null;
    }
  }

  private static RefusedException malformed(String what) {
    return new RefusedException(new Refusal.Malformed(what));
  }
}
