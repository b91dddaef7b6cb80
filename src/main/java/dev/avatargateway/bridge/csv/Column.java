package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column of the file. */
enum Column {
  SPACE("space"),
  ID("id"),
  EMAIL("email"),
  NAME("name"),
  LOOK("file-or-url");

  private final String title;

  Column(String title) {
    this.title = title;
  }

  /** The first line of a file that has them all. */
  static List<String> titles() {
    return Stream.of(values()).map(column -> column.title).toList();
  }

  /**
   * Where each column stands.
   *
   * @param titles the fields of the first line
   * @throws BridgeException when one is unknown or there twice, or a needed one is missing; the
   *     words show nothing of the line, which may be a person's
   */
  static Map<Column, Integer> places(List<String> titles) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < titles.size(); i++) {
      String title = titles.get(i).strip().toLowerCase(Locale.ROOT);
      int at = i;
      Column column =
          Stream.of(values())
              .filter(one -> one.title.equals(title))
              .findFirst()
              .orElseThrow(
                  () -> new BridgeException("title %d is none of %s".formatted(at + 1, known())));
      if (places.put(column, i) != null) {
        throw new BridgeException("the column " + title + " is there twice");
      }
    }
    for (Column needed : List.of(SPACE, ID)) {
      if (!places.containsKey(needed)) {
        throw new BridgeException("the column " + needed.title + " is missing");
      }
    }
    return places;
  }

  private static String known() {
    return titles().stream().collect(Collectors.joining(","));
  }
}
