package dev.avatargateway.bridge.cloudreve;

import java.util.List;
import java.util.Set;

/** A version of Cloudreve that keeps its data in its own way, told by the tables' columns. */
enum Edition {
  V4("id updated_at deleted_at email status avatar group_users", "name value deleted_at"),
  V3("id updated_at deleted_at email status avatar group_id", "name value deleted_at type");

  private final String users;
  private final String settings;

  Edition(String users, String settings) {
    this.users = users;
    this.settings = settings;
  }

  /** Whether tables with these columns, in lower case, are of this version. */
  boolean has(Set<String> usersColumns, Set<String> settingsColumns) {
    return usersColumns.containsAll(List.of(users.split(" ", -1)))
        && settingsColumns.containsAll(List.of(settings.split(" ", -1)));
  }

  /** Whether the picture of a user of this status is served. */
  boolean serves(String status) {
    return this == V4 || status.equals("0");
  }
}
