package dev.avatargateway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What two contestants came to, who took turns.
 *
 * @param <T> what one turn comes to
 */
record Rounds<T>(List<T> ours, List<T> others) {

  /** One turn of one contestant. */
  interface Turn<T> {
    T take() throws IOException, InterruptedException;
  }

  /** Lets both take their turns: ours, the other's, ours, the other's. */
  static <T> Rounds<T> alternate(int rounds, Turn<T> ours, Turn<T> other)
      throws IOException, InterruptedException {
    List<T> mine = new ArrayList<>();
    List<T> its = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      mine.add(ours.take());
      its.add(other.take());
    }
    return new Rounds<>(mine, its);
  }

  Series ours(ToDoubleFunction<T> value) {
    return series(ours, value);
  }

  Series others(ToDoubleFunction<T> value) {
    return series(others, value);
  }

  private static <T> Series series(List<T> turns, ToDoubleFunction<T> value) {
    return Series.of(turns.stream().mapToDouble(value).toArray());
  }
}
