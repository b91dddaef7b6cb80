package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Sketch;
import java.util.ArrayList;
import java.util.List;

/** A creature as screens of eight bits had them: a body with an outline, and two eyes. */
final class Critter {

  private static final int COLUMNS = 14;
  private static final int HALF = COLUMNS / 2;

  private static final int GROUND = 0;
  private static final int OUTLINE = 1;
  private static final int BODY = 2;
  private static final int SHADE = 3;
  private static final int EYE = 4;

  private final Seed seed;

  private Critter(Seed seed) {
    this.seed = seed;
  }

  static Sketch of(Seed seed) {
    Critter critter = new Critter(seed);
    List<Integer> fields = new ArrayList<>();
    for (int row = 0; row < COLUMNS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        fields.add(critter.field(row, fromMiddle(column)));
      }
    }
    return new Sketch.Mosaic(
        COLUMNS,
        fields,
        List.of(
            seed.colour(0.9), seed.colour(0.18), seed.colour(0.55), seed.colour(0.4), 0xFFFFFF));
  }

  /** 0 for the two columns in the middle, 6 for those at the sides. */
  private static int fromMiddle(int column) {
    return column < HALF ? HALF - 1 - column : column - HALF;
  }

  private int field(int row, int across) {
    if (isBody(row, across)) {
      if (row == eyes() && across == 1) {
        return EYE;
      }
      if (row == eyes() + 1 && across == 1) {
        return OUTLINE;
      }
      return isAlways(row, across) && seed.bit(110 + row) ? SHADE : BODY;
    }
    boolean edge =
        isBody(row - 1, across)
            || isBody(row + 1, across)
            || isBody(row, across + 1)
            || (across > 0 && isBody(row, across - 1));
    return edge ? OUTLINE : GROUND;
  }

  private int eyes() {
    return seed.bit(100) ? 4 : 5;
  }

  /** Trunk and head are there in all of them; the rest is arms, ears, legs or nothing. */
  private boolean isBody(int row, int across) {
    boolean inside = row >= 2 && row <= 11 && across <= 4;
    return inside && (isAlways(row, across) || seed.bit((row - 2) * 5 + across));
  }

  private static boolean isAlways(int row, int across) {
    return (across <= 2 && row >= 4 && row <= 7) || (across <= 1 && row >= 8 && row <= 9);
  }
}
