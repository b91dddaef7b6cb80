package dev.avatargateway.catalog.copy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that is copied.
 *
 * @param columns all that are written, not those that the database reckons itself
 * @param key the places, among the columns, of those that rows are ordered by; at least one
 * @param counter the column whose numbers the database gives out
 */
record Table(String name, List<Column> columns, List<Integer> key, Optional<String> counter) {

  /** The columns' names, as a statement lists them. */
  String list() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  List<Column> keyColumns() {
    return key.stream().map(columns::get).toList();
  }

  String keyList() {
    return keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
