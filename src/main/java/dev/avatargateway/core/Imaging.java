package dev.avatargateway.core;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Untrusted bytes in, safe renditions out. Every method reads the bytes from position 0 to the
 * buffer's limit without moving it, and ends in a {@link RefusedException} with {@link
 * Refusal.NotAnImage} when they are no picture of a type that is taken, {@link
 * Refusal.TooManyPixels} before any pixel is decoded, {@link Refusal.DamagedImage} when the rest
 * cannot be decoded, and {@link Refusal.Busy} when there is no room for another picture in memory.
 * Safe for use by many threads.
 */
public interface Imaging {

  /** What the header says, without decoding; checks the container's structure. */
  Header inspect(ByteBuffer bytes, long maxPixels);

  /**
   * Decodes once and makes one rendition for each cut: upright, cropped to the centre square,
   * scaled, in sRGB, without metadata. A PNG master ({@link Cut#exact()} false) is left out when no
   * pixel is transparent.
   */
  List<Rendered> render(ByteBuffer bytes, long maxPixels, List<Cut> cuts);

  /** Whether both decode to the same pixels: same size and equal in every channel. */
  boolean samePixels(ByteBuffer one, ByteBuffer other);

  /**
   * Whether people would take both for the same picture, though other programs scaled and encoded
   * one of them: both are made upright, cropped to the centre square, put on white, scaled to 64 by
   * 64 pixels and averaged to 16 by 16 cells. Alike are those that are apart by at most 1.8 levels
   * of 255 in the mean over all cells and by at most 12 in the worst.
   */
  boolean alike(ByteBuffer one, ByteBuffer other);

  /** Whether pictures can be decoded now. Never throws. */
  Health check();

  /**
   * What a picture's header says.
   *
   * @param type found by its bytes
   * @param width in pixels, once upright
   * @param height in pixels, once upright
   */
  record Header(ImageType type, int width, int height) {}

  /**
   * A rendition that was made.
   *
   * @param cut what it was made for
   * @param edge its real edge in pixels
   * @param bytes the encoded picture, from position to limit, on the heap
   */
  record Rendered(Cut cut, int edge, ByteBuffer bytes) {}
}
