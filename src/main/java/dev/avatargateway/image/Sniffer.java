package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells by the first bytes what something is, whatever it is called. */
final class Sniffer {

  private static final int HEAD = 512;

  /** How something begins that is known and not taken; {@code ?} stands for any character. */
  private record Signature(String prefix, String name) {}

  private static final List<Signature> KNOWN =
      List.of(
          new Signature("II*\0", "TIFF"),
          new Signature("MM\0*", "TIFF"),
          new Signature("II+\0", "TIFF"),
          new Signature("MM\0+", "TIFF"),
          new Signature("8BPS", "PSD"),
          new Signature("\0\0\1\0", "ICO"),
          new Signature("\0\0\2\0", "CUR"),
          new Signature("icns", "ICNS"),
          new Signature("\0\0\0\fjP  ", "JPEG 2000"),
          new Signature("ÿOÿQ", "JPEG 2000"),
          new Signature("ÿ\n", "JPEG XL"),
          new Signature("\0\0\0\fJXL ", "JPEG XL"),
          new Signature("#?RADIANCE", "HDR"),
          new Signature("v/1\1", "OpenEXR"),
          new Signature("DDS ", "DDS"),
          new Signature("qoif", "QOI"),
          new Signature("\212JNG", "JNG"),
          new Signature("\212MNG", "MNG"),
          new Signature("%PDF", "PDF"),
          new Signature("%!PS", "PostScript"),
          new Signature("PK\3\4", "ZIP"),
          new Signature("\037\213", "gzip"),
          new Signature("????ftypavif", "AVIF"),
          new Signature("????ftypavis", "AVIF"),
          new Signature("????ftypheic", "HEIC"),
          new Signature("????ftypheix", "HEIC"),
          new Signature("????ftyphevc", "HEIC"),
          new Signature("????ftypmif1", "HEIF"),
          new Signature("????ftypmsf1", "HEIF"),
          new Signature("????ftyp", "MP4"),
          new Signature("RIFF", "RIFF"));

  private Sniffer() {}

  static ImageType type(ByteBuffer bytes) {
    byte[] start = new byte[Math.min(HEAD, bytes.limit())];
    bytes.get(0, start);
    String head = new String(start, StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return ImageType.PNG;
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return ImageType.JPEG;
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return ImageType.GIF;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return ImageType.WEBP;
    }
    if (head.startsWith("BM") && head.length() >= 18 && start[15] == 0 && start[17] == 0) {
      return ImageType.BMP;
    }
    throw new RefusedException(new Refusal.NotAnImage(describe(head)));
  }

  private static String describe(String head) {
    if (head.isEmpty()) {
      return "nothing";
    }
    for (Signature known : KNOWN) {
      if (begins(head, known.prefix())) {
        return known.name();
      }
    }
    if (head.length() > 1 && head.charAt(0) == 'P' && "1234567".indexOf(head.charAt(1)) >= 0) {
      return "PNM";
    }
    return text(head);
  }

  private static boolean begins(String head, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (i >= head.length() || (prefix.charAt(i) != '?' && prefix.charAt(i) != head.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Names what is made of characters; UTF-16 reads like it once its zeros are gone. */
  private static String text(String head) {
    String plain = head.replace("\0", "").replaceFirst("^(ï»¿|ÿþ|þÿ)", "");
    String lower = plain.strip().toLowerCase(Locale.ROOT);
    if (lower.contains("<svg")) {
      return "SVG";
    }
    if (lower.startsWith("<!doctype html") || lower.contains("<html")) {
      return "HTML";
    }
    if (lower.startsWith("<?xml")) {
      return "XML";
    }
    if (lower.startsWith("{") || lower.startsWith("[")) {
      return "JSON";
    }
    boolean printable =
        plain.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f');
    return printable && !lower.isEmpty() ? "text" : "unknown";
  }
}
