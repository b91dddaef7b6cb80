package dev.avatargateway.image;

import static java.util.Comparator.comparingInt;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging.Rendered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Makes the renditions of one picture: cropped, scaled, turned, in sRGB, encoded. */
final class Renditions {

  private final Outline outline;
  private final List<Cut> cuts;

  Renditions(Outline outline, List<Cut> cuts) {
    this.outline = outline;
    this.cuts = cuts;
  }

  /** What a picture may be scaled down by while it is decoded: each cut still scales down. */
  int shrink() {
    return shrink(outline, cuts.stream().mapToInt(Cut::edge).max().orElse(1));
  }

  /** The edge of the largest rendition that is larger than the picture; 0 when none is. */
  int enlarged() {
    int side = Math.min(outline.width(), outline.height());
    return cuts.stream()
        .mapToInt(cut -> edge(cut, side))
        .filter(edge -> edge > side)
        .max()
        .orElse(0);
  }

  /** The same, for a picture that still has this edge then. */
  static int shrink(Outline outline, int needed) {
    int edge = Math.min(outline.width(), outline.height());
    return switch (outline.coding()) {
      case Coding.Jpeg _ -> shrink(edge, needed);
      // Averaging blocks is a worse filter than ours, which therefore does the last half.
      case Coding.Png png when !png.interlaced() && outline.pixels() >= ShrunkPng.LARGE ->
          shrink(edge, 2 * needed);
      default -> 1;
    };
  }

  private static int shrink(int edge, int needed) {
    int shrink = 8;
    while (shrink > 1 && edge / shrink < needed) {
      shrink /= 2;
    }
    return shrink;
  }

  /** Decodes and renders; everything native belongs to the surrounding pointer scope. */
  List<Rendered> render() {
    Pixels square = square(outline, Decoder.decode(outline, shrink()));
    int side = square.mat().rows();
    int largest = cuts.stream().mapToInt(cut -> edge(cut, side)).max().orElse(1);
    Scaler scaler = new Scaler(square, largest);
    Colours colours = new Colours(outline.profile().bytes(), square.model());
    Map<Integer, Pixels> finished = new HashMap<>();
    List<Rendered> made = new ArrayList<>();
    // Largest first: small ones are then made of larger ones.
    for (Cut cut : cuts.stream().sorted(comparingInt(Cut::edge).reversed()).toList()) {
      int edge = edge(cut, side);
      Pixels pixels =
          finished.computeIfAbsent(
              edge, e -> colours.toSrgb(Upright.turn(scaler.to(e), outline.orientation())));
      if (!needless(cut, pixels)) {
        made.add(new Rendered(cut, edge, Encoder.encode(pixels, cut.type())));
      }
    }
    made.sort(comparingInt(rendered -> cuts.indexOf(rendered.cut())));
    return List.copyOf(made);
  }

  /** A PNG master keeps transparency; without any, the JPEG one says it all. */
  private static boolean needless(Cut cut, Pixels pixels) {
    return cut.type() == ImageType.PNG && !cut.exact() && !Encoder.transparent(pixels);
  }

  private static int edge(Cut cut, int side) {
    return cut.exact() ? cut.edge() : Math.min(cut.edge(), side);
  }

  /** The middle; where one pixel is left over it is at the right or bottom of what is upright. */
  static Pixels square(Outline outline, Pixels pixels) {
    Mat mat = pixels.mat();
    int side = Math.min(mat.rows(), mat.cols());
    int left = mat.cols() - side;
    int top = mat.rows() - side;
    int x = outline.orientation().storedXMirrored() ? Math.ceilDiv(left, 2) : left / 2;
    int y = outline.orientation().storedYMirrored() ? Math.ceilDiv(top, 2) : top / 2;
    return new Pixels(mat.apply(new Rect(x, y, side, side)), pixels.model());
  }
}
