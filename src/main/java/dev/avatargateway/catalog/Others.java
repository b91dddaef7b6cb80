package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks a database whether anybody else has it open. */
@FunctionalInterface
interface Others {
  boolean are(Connection connection) throws SQLException;
}
