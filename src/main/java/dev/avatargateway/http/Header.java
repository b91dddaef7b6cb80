package dev.avatargateway.http;

import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/** A header field of an answer, made ready for the wire once. */
public final class Header {

  private final String name;
  private final Supplier<String> value;
  private final boolean isFresh;
  private volatile @Nullable HttpField field;

  private Header(String name, Supplier<String> value, boolean isFresh) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a header name");
    }
    this.name = name;
    this.value = value;
    this.isFresh = isFresh;
  }

  /**
   * A field.
   *
   * @param name a token
   * @param value without control characters, so that nothing can be smuggled into the answer
   */
  public static Header of(String name, String value) {
    if (!isValue(value)) {
      throw new IllegalArgumentException("a control character in the header " + name);
    }
    return new Header(name, () -> value, false);
  }

  /** A field whose value is another each time it is asked for. */
  static Header fresh(String name, Supplier<String> value) {
    return new Header(name, value, true);
  }

  public String name() {
    return name;
  }

  public String value() {
    return value.get();
  }

  /** Whether its value is another each time. */
  boolean isFresh() {
    return isFresh;
  }

  /** The field as the server writes it. */
  HttpField field() {
    if (isFresh) {
      return of(name, value()).encoded();
    }
    HttpField known = field;
    if (known == null) {
      known = new PreEncodedHttpField(name, value());
      field = known;
    }
    return known;
  }

  private HttpField encoded() {
    return new HttpField(name, value());
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 127 || c == ':') {
        return false;
      }
    }
    return true;
  }

  private static boolean isValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 127) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Header header
        && !isFresh
        && !header.isFresh
        && name.equals(header.name)
        && value().equals(header.value());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, isFresh);
  }

  @Override
  public String toString() {
    return name + ": " + value();
  }
}
