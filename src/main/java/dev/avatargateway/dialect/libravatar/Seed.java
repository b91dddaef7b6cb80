package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a drawing is made of: 256 bits that look like chance and are the same for the same name. */
final class Seed {

  /** The place of the first bit that no colour is made of. */
  private static final int FIRST = 32;

  private final byte[] bits;

  Seed(String name) {
    bits = HexFormat.of().parseHex(Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex());
  }

  /** One bit; number 0 to 223. */
  boolean bit(int number) {
    int at = FIRST + number;
    return (bits[at / 8] >> at % 8 & 1) == 1;
  }

  /** The seed's own colour, 0xRRGGBB, of this lightness from 0 to 1. */
  int colour(double lightness) {
    double hue = (((bits[0] & 0xFF) << 8) | (bits[1] & 0xFF)) / 65536.0;
    double saturation = 0.45 + (bits[2] & 0xFF) / 1024.0;
    double reach = saturation * Math.min(lightness, 1 - lightness);
    return channel(hue + 1 / 3.0, lightness, reach) << 16
        | channel(hue, lightness, reach) << 8
        | channel(hue + 2 / 3.0, lightness, reach);
  }

  /** A channel rises for a sixth of the wheel, stays for a third, and falls for a sixth. */
  private static int channel(double turn, double lightness, double reach) {
    double sixths = (turn - Math.floor(turn)) * 6;
    double height = Math.clamp(Math.min(sixths, 4 - sixths), 0, 1);
    return (int) Math.round(255 * (lightness - reach + 2 * reach * height));
  }
}
