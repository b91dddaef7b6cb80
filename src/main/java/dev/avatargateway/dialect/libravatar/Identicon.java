package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Sketch;
import java.util.ArrayList;
import java.util.List;

/** A pattern of squares, the same on its left and on its right. */
final class Identicon {

  private static final int COLUMNS = 7;
  private static final int GROUND = 0xF0F0F0;

  private Identicon() {}

  static Sketch of(Seed seed) {
    List<Integer> fields = new ArrayList<>();
    for (int row = 0; row < COLUMNS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        fields.add(isSet(seed, row, column) ? 1 : 0);
      }
    }
    return new Sketch.Mosaic(COLUMNS, fields, List.of(GROUND, seed.colour(0.5)));
  }

  /** A margin stays free, and the middle is set, so that nobody's is empty. */
  private static boolean isSet(Seed seed, int row, int column) {
    int fromMiddle = Math.abs(column - COLUMNS / 2);
    boolean margin = row == 0 || row == COLUMNS - 1 || fromMiddle == COLUMNS / 2;
    boolean middle = row == COLUMNS / 2 && fromMiddle == 0;
    return middle || (!margin && seed.bit(row * COLUMNS + fromMiddle));
  }
}
