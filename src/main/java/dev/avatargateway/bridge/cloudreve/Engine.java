package dev.avatargateway.bridge.cloudreve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of database that a site can use, and how times are kept in it. */
enum Engine {
  SQLITE {
    @Override
    Optional<Instant> time(ResultSet row, String column) throws SQLException {
      return GoTime.parse(row.getString(column));
    }

    @Override
    Object value(Instant time, Edition edition) {
      return edition == Edition.V4 ? GoTime.v4(time) : GoTime.v3(time);
    }
  },
  /** Times are whole seconds in the site's own zone, which is taken to be this machine's. */
  MYSQL {
    @Override
    Optional<Instant> time(ResultSet row, String column) throws SQLException {
      @Nullable LocalDateTime time = row.getObject(column, LocalDateTime.class);
      return Optional.ofNullable(time).map(t -> t.atZone(ZoneId.systemDefault()).toInstant());
    }

    @Override
    Object value(Instant time, Edition edition) {
      return LocalDateTime.ofInstant(time, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }
  },
  POSTGRES {
    @Override
    Optional<Instant> time(ResultSet row, String column) throws SQLException {
      @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    @Override
    Object value(Instant time, Edition edition) {
      return time.atOffset(ZoneOffset.UTC);
    }
  };

  /** A time in a row; empty when there is none, or none that can be read. */
  abstract Optional<Instant> time(ResultSet row, String column) throws SQLException;

  /** A time as the site's own driver would bind it. */
  abstract Object value(Instant time, Edition edition);
}
