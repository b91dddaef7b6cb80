package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A walk over the segments and scans of a JPEG, to the marker that ends it. */
final class JpegWalk {

  private static final int MAX_SCANS = 100;

  /** Bounds the work of a progressive picture: blocks that are visited, over all scans. */
  private static final long MAX_VISITS = 60_000_000;

  private final Bytes bytes;
  private final List<MemorySegment> essence = new ArrayList<>();
  private final JpegFrame frame;
  private final JpegProfile profile = new JpegProfile();

  private Orientation orientation = Orientation.UPRIGHT;
  private boolean oriented;
  private int adobeTransform = -1;
  private int scans;
  private long visits;

  JpegWalk(Bytes bytes, Outline.Dimensions limit) {
    this.bytes = bytes;
    this.frame = new JpegFrame(bytes, limit);
  }

  Outline outline() {
    essence.add(bytes.slice(0, 2));
    long at = 2;
    while (true) {
      long marker = bytes.find(0xFF, at);
      while (bytes.u8(marker + 1) == 0xFF) {
        marker++;
      }
      int code = bytes.u8(marker + 1);
      if (code == 0xD9) {
        essence.add(bytes.slice(marker, 2));
        break;
      }
      boolean alone = code <= 0x01 || (code >= 0xD0 && code <= 0xD8);
      at = alone ? marker + 2 : segment(code, marker);
    }
    bytes.check(frame.complete());
    return new Outline(
        ImageType.JPEG,
        frame.width(),
        frame.height(),
        orientation,
        profile.found(),
        new Coding.Jpeg(
            frame.components(), frame.progressive(), frame.blocks(), adobeTransform),
        essence);
  }

  /** Takes the segment at a marker and says where the next marker is to be looked for. */
  private long segment(int code, long marker) {
    int length = bytes.u16be(marker + 2);
    bytes.check(length >= 2);
    MemorySegment whole = bytes.slice(marker, 2 + length);
    long data = marker + 4;
    long end = marker + 2 + length;
    switch (code) {
      case 0xC0, 0xC1, 0xC2 -> {
        frame.header(code, data, end);
        essence.add(whole);
      }
      case 0xC4, 0xDB, 0xDD -> essence.add(whole);
      case 0xDA -> {
        end = scan(data, end);
        essence.add(bytes.slice(marker, end - marker));
      }
      case 0xE0 -> {
        if (bytes.reads(data, "JFIF\0") && length >= 16) {
          essence.add(whole);
        }
      }
      case 0xE1 -> exif(data, end);
      case 0xE2 -> {
        if (bytes.reads(data, JpegProfile.NAME) && length > 16) {
          profile.add(bytes.u8(data + 12), bytes.u8(data + 13), bytes.slice(data + 14, length - 16));
        }
      }
      case 0xEE -> {
        if (bytes.reads(data, "Adobe") && length >= 14) {
          adobeTransform = bytes.u8(data + 11);
          essence.add(whole);
        }
      }
      case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, 0xF7 -> refuse(code);
      default -> {}
    }
    return end;
  }

  private void exif(long data, long end) {
    if (!oriented && bytes.reads(data, "Exif\0") && end - data > 6) {
      oriented = true;
      orientation = Exif.orientation(bytes.slice(data + 6, end - data - 6));
    }
  }

  /** Walks the entropy-coded data of a scan to the marker that ends it. */
  private long scan(long data, long end) {
    visits += frame.scan(data, end);
    scans++;
    bytes.check(scans <= MAX_SCANS && visits <= MAX_VISITS);
    long at = end;
    while (true) {
      at = bytes.find(0xFF, at);
      int next = bytes.u8(at + 1);
      if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        frame.coded(at - end);
        return at;
      }
      at += next == 0xFF ? 1 : 2;
    }
  }

  private static void refuse(int code) {
    String kind =
        switch (code) {
          case 0xC3 -> "lossless JPEG";
          case 0xF7 -> "JPEG-LS";
          case 0xC9, 0xCA, 0xCB -> "arithmetic-coded JPEG";
          default -> "hierarchical JPEG";
        };
    throw new RefusedException(new Refusal.NotAnImage(kind));
  }
}
