package dev.avatargateway.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Says it by NOTIFY: marks in hexadecimal, a space between, or a star for everybody. */
final class PostgresAnnouncer implements Announcer {

  static final String CHANNEL = "avatar_gateway_touched";
  static final String EVERYBODY = "*";

  /** PostgreSQL takes less than 8000 bytes; a mark with its space has at most 9. */
  private static final int MARKS = 800;

  @Override
  public void announce(Handle handle, Touched touched) {
    if (touched.isEverybody()) {
      say(handle, EVERYBODY);
      return;
    }
    List<Integer> marks = List.copyOf(touched.marks());
    for (int from = 0; from < marks.size(); from += MARKS) {
      say(
          handle,
          marks.subList(from, Math.min(from + MARKS, marks.size())).stream()
              .map(Integer::toHexString)
              .collect(Collectors.joining(" ")));
    }
  }

  private static void say(Handle handle, String words) {
    handle.execute("select pg_notify(?, ?)", CHANNEL, words);
  }

  /** Takes what was said into the order of this process. */
  static void hear(String words, Stamps stamps) {
    if (words.equals(EVERYBODY)) {
      stamps.everybodyChanged();
      return;
    }
    for (String mark : words.split(" ", -1)) {
      stamps.changed(Integer.parseUnsignedInt(mark, 16));
    }
  }
}
