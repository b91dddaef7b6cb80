package dev.avatargateway.core;

import java.io.InputStream;

/** Reads public addresses on behalf of strangers. */
public interface Fetcher {

  /**
   * Opens what an address serves; the caller closes the stream. Redirects are followed where they
   * are allowed. Every failure to reach the address, to be allowed to reach it or to read it to its
   * end in time is a {@link RefusedException} with {@link Refusal.SourceUnreachable}, here or while
   * reading; an address that is not an absolute http or https URL is {@link Refusal.Malformed};
   * more than {@code maxBytes} of a body is {@link Refusal.TooLarge}.
   */
  InputStream open(String url, long maxBytes);
}
