package dev.avatargateway.catalog;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Has connections to an H2 that closed itself thrown away, at which H2 itself finds no fault. */
final class H2Eviction implements SQLExceptionOverride {

  private static final Set<Integer> CLOSED =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CORRUPTED_1);

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException e) {
    return CLOSED.contains(e.getErrorCode())
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
