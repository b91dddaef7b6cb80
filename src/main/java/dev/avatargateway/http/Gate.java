package dev.avatargateway.http;

import java.net.InetAddress;
import java.util.function.Predicate;

/**
 * What every request passes before its handler.
 *
 * @param isTrustedProxy whether the word of a machine at this address is taken for the address it
 *     had a request from
 * @param limit who is turned away
 */
public record Gate(Predicate<InetAddress> isTrustedProxy, RequestLimit limit) {

  /** Trusts no proxy and lets everybody in. */
  public static final Gate OPEN = new Gate(address -> false, request -> {});
}
