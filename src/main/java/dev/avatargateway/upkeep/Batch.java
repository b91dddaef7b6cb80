package dev.avatargateway.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Things that wait until they are enough to be settled together. */
final class Batch<T> {

  private final int size;
  private final Consumer<List<T>> settle;
  private List<T> waiting = new ArrayList<>();

  Batch(int size, Consumer<List<T>> settle) {
    this.size = size;
    this.settle = settle;
  }

  void add(T one) {
    waiting.add(one);
    if (waiting.size() == size) {
      end();
    }
  }

  /** Settles those that wait. */
  void end() {
    List<T> batch = waiting;
    waiting = new ArrayList<>();
    if (!batch.isEmpty()) {
      settle.accept(batch);
    }
  }
}
