package dev.avatargateway.bridge.cloudreve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a site's users, as far as pictures go.
 *
 * @param id its number
 * @param email the address; empty for none
 * @param status the text or number of the user's standing
 * @param avatar what is shown, in the site's words; empty for nothing
 * @param deleted whether the site takes it for deleted
 * @param updatedAt when anything in it was last changed
 */
record UserRow(
    long id,
    String email,
    String status,
    String avatar,
    boolean deleted,
    Optional<Instant> updatedAt) {

  static final String FILE = "file";
  static final String GRAVATAR = "gravatar";

  /** What {@link #of} reads. */
  static final String COLUMNS = "id, email, status, avatar, deleted_at, updated_at";

  static UserRow of(ResultSet row, Engine engine) throws SQLException {
    return new UserRow(
        row.getLong("id"),
        text(row.getString("email")),
        text(row.getString("status")),
        text(row.getString("avatar")),
        row.getString("deleted_at") != null,
        engine.time(row, "updated_at"));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Names the row and nobody's address. */
  @Override
  public String toString() {
    return "user " + id;
  }
}
