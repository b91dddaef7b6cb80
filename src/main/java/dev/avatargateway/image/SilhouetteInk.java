package dev.avatargateway.image;

/** A head above shoulders: a circle, and the upper part of an ellipse. */
final class SilhouetteInk implements InkPainting.Ink {

  @Override
  public double covers(double x, double y, double size) {
    double across = x - 0.5;
    double head = Math.hypot(across, y - 0.385) - 0.185;
    double shoulders = beyond(across, y - 1.04, 0.37, 0.42);
    return 0.5 - Math.min(head, shoulders) / size;
  }

  /** About how far a point lies outside of an ellipse; less than 0 inside. */
  private static double beyond(double x, double y, double width, double height) {
    double radius = Math.hypot(x / width, y / height);
    double slope = Math.hypot(x / (width * width), y / (height * height));
    return slope == 0 ? -height : radius * (radius - 1) / slope;
  }
}
