package dev.avatargateway.bridge;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One worker's reading of a list of which others take their parts; for one thread. */
final class Cursor implements AutoCloseable {

  /** By how many the list may have grown between two readings before it is opened anew. */
  private static final int SLACK = 256;

  private final Source source;
  private final Deque<Entry> ahead = new ArrayDeque<>();
  private Stream<Entry> stream = Stream.empty();
  private Iterator<Entry> iterator = stream.iterator();

  /**
   * Behind which position {@link #ahead} begins, at the how-manieth listing; not opened: below 0.
   */
  private String at = "";

  private long passed = -1;

  Cursor(Source source) {
    this.source = source;
  }

  /**
   * What stands behind a position, which is most often where this reading is, or a little further
   * on: it is looked for there before the list is opened anew.
   *
   * @param divided how many listings others counted up to there
   * @return at most so many; fewer only at the end of the list
   */
  List<Entry> behind(String position, long divided, int limit) throws IOException {
    if (passed < 0 || !(at.equals(position) || passTo(position, divided))) {
      open(position);
    }
    at = position;
    passed = divided;
    while (ahead.size() < limit && iterator.hasNext()) {
      ahead.add(iterator.next());
    }
    return ahead.stream().limit(limit).toList();
  }

  private boolean passTo(String position, long divided) {
    for (long left = divided - passed + SLACK; left > 0; left--) {
      if (ahead.isEmpty() && !iterator.hasNext()) {
        return false;
      }
      Entry next = ahead.isEmpty() ? iterator.next() : ahead.remove();
      if (next.position().equals(position)) {
        return true;
      }
    }
    return false;
  }

  private void open(String position) throws IOException {
    stream.close();
    ahead.clear();
    stream = source.entries(position);
    iterator = stream.iterator();
  }

  /**
   * All that stand behind one position, up to another. Where nobody stands at that one any more, it
   * is up to whoever is the first behind it now.
   *
   * @param size how many there were
   */
  static List<Entry> between(Source source, String begins, String ends, int size)
      throws IOException {
    List<Entry> read = new ArrayList<>();
    try (Stream<Entry> entries = source.entries(begins)) {
      Iterator<Entry> iterator = entries.iterator();
      int limit = size + SLACK;
      while (iterator.hasNext()) {
        Entry next = iterator.next();
        read.add(next);
        if (next.position().equals(ends)) {
          return read;
        }
        if (read.size() >= limit) {
          Optional<List<Entry>> before = beforeFirstBehind(source, ends, read);
          if (before.isPresent()) {
            return before.get();
          }
          limit += SLACK;
        }
      }
    }
    return beforeFirstBehind(source, ends, read).orElse(read);
  }

  private static Optional<List<Entry>> beforeFirstBehind(
      Source source, String ends, List<Entry> read) throws IOException {
    try (Stream<Entry> behind = source.entries(ends)) {
      return behind
          .findFirst()
          .map(first -> read.stream().map(Entry::position).toList().indexOf(first.position()))
          .filter(index -> index >= 0)
          .map(index -> read.subList(0, index));
    }
  }

  @Override
  public void close() {
    stream.close();
  }
}
