package dev.avatargateway.catalog.copy;

import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Predicate;

/** The blobs that a catalog refers to, in the order of their keys, of which few are held. */
public final class Packs implements AutoCloseable {

  private static final int FETCHED = 2000;

  private static final String BEHIND =
      """
      select p.pack,
        (select max(r.start_at + r.byte_length) from rendition r where r.picture = p.id) as bytes
      from picture p where p.pack > ? order by p.pack
      """;

  private final Connection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private String last = "";

  /**
   * @param after only those behind this one
   */
  public Packs(WholeDatabase database, Optional<BlobKey> after) throws SQLException {
    connection = database.connect();
    try {
      connection.setAutoCommit(false);
      statement = connection.prepareStatement(BEHIND);
      statement.setFetchSize(FETCHED);
      statement.setString(1, after.map(BlobKey::toString).orElse(""));
      rows = statement.executeQuery();
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * One of them.
   *
   * @param length how many bytes of it are of use, at least 0
   */
  public record Pack(BlobKey key, long length) {}

  /** The next one; empty behind the last. */
  public Optional<Pack> next() throws SQLException {
    while (rows.next()) {
      String pack = rows.getString(1);
      if (!pack.equals(last)) {
        last = pack;
        return Optional.of(new Pack(new BlobKey(new Sha256(pack)), rows.getLong(2)));
      }
    }
    return Optional.empty();
  }

  /** Tells of single blobs whether a catalog refers to them. */
  public static final class Known implements Predicate<BlobKey>, AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;

    public Known(WholeDatabase database) throws SQLException {
      connection = database.connect();
      statement =
          connection.prepareStatement("select 1 from picture where pack = ? fetch first row only");
    }

    /**
     * @throws CopyException when the database fails
     */
    @Override
    public boolean test(BlobKey key) {
      try {
        statement.setString(1, key.toString());
        try (ResultSet row = statement.executeQuery()) {
          return row.next();
        }
      } catch (SQLException e) {
        throw CopyException.of(e);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** How many there are at most. */
  public static long count(WholeDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from picture")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
