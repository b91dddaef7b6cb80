package dev.avatargateway.core;

import java.util.List;
import java.util.regex.Pattern;

/** What to draw for somebody who has no picture; colours are 0xRRGGBB. */
public sealed interface Sketch {

  /** Nothing at all, which lets everything through. */
  record Blank() implements Sketch {}

  /** One colour. */
  record Plain(int rgb) implements Sketch {}

  /** Head and shoulders of nobody in particular. */
  record Silhouette(int ground, int figure) implements Sketch {}

  /**
   * White letters on a colour.
   *
   * @param letters 1 or 2 of A–Z and 0–9
   */
  record Letters(String letters, int ground) implements Sketch {

    private static final Pattern DRAWN = Pattern.compile("[A-Z0-9]{1,2}");

    public Letters {
      if (!DRAWN.matcher(letters).matches()) {
        throw new IllegalArgumentException("not one or two letters that can be drawn");
      }
    }
  }

  /**
   * Square fields.
   *
   * @param columns how many stand in a row, and rows in the picture: 1 to 32
   * @param fields the place of each field's colour in {@code colours}, rows from the top
   * @param colours 1 to 16
   */
  record Mosaic(int columns, List<Integer> fields, List<Integer> colours) implements Sketch {

    public Mosaic {
      fields = List.copyOf(fields);
      colours = List.copyOf(colours);
      int known = colours.size();
      if (columns < 1
          || columns > 32
          || fields.size() != columns * columns
          || known > 16
          || !fields.stream().allMatch(field -> field >= 0 && field < known)) {
        throw new IllegalArgumentException("not a mosaic");
      }
    }
  }
}
