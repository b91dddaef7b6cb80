package dev.avatargateway.fetch;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param first the lowest address of the range
 * @param bits how many leading bits all its addresses share: 0 to 32, or to 128 for IPv6
 */
public record CidrRange(InetAddress first, int bits) {

  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(0|[1-9]\\d{0,2}))?");

  public CidrRange {
    byte[] address = first.getAddress();
    if (bits < 0 || bits > address.length * Byte.SIZE) {
      throw new IllegalArgumentException("no range has " + bits + " leading bits");
    }
    if (!sharesBits(address, mask(address, bits), address.length * Byte.SIZE)) {
      throw new IllegalArgumentException(
          first.getHostAddress() + "/" + bits + " has bits beyond its first " + bits);
    }
  }

  /**
   * Reads {@code address/bits}, or a single address.
   *
   * @throws IllegalArgumentException with one sentence for anything else
   */
  public static CidrRange parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw notARange(text);
    }
    InetAddress first = IpLiteral.parse(form.group(1)).orElseThrow(() -> notARange(text));
    String bits = form.group(2);
    return new CidrRange(
        first, bits == null ? first.getAddress().length * Byte.SIZE : Integer.parseInt(bits));
  }

  private static IllegalArgumentException notARange(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not a range such as 10.0.0.0/8 or fd00::/8");
  }

  /** Whether an address lies in this range; one of the other IP version never does. */
  public boolean contains(InetAddress address) {
    byte[] one = first.getAddress();
    byte[] other = address.getAddress();
    return one.length == other.length && sharesBits(one, other, bits);
  }

  private static boolean sharesBits(byte[] one, byte[] other, int bits) {
    for (int i = 0; i * Byte.SIZE < bits; i++) {
      int spare = Math.max(0, (i + 1) * Byte.SIZE - bits);
      if ((one[i] & 0xff) >> spare != (other[i] & 0xff) >> spare) {
        return false;
      }
    }
    return true;
  }

  private static byte[] mask(byte[] address, int bits) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int spare = Math.clamp((i + 1L) * Byte.SIZE - bits, 0, Byte.SIZE);
      masked[i] &= (byte) (0xff << spare);
    }
    return masked;
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}
