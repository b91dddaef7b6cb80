package dev.avatargateway.catalog;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The connections to a database: how many do what, and the end of all. */
public final class Connections implements AutoCloseable {

  private final HikariDataSource pool;

  Connections(HikariDataSource pool) {
    this.pool = pool;
  }

  /** How many are used now. */
  public int inUse() {
    return figure(HikariPoolMXBean::getActiveConnections);
  }

  /** How many could be used at once. */
  public int idle() {
    return figure(HikariPoolMXBean::getIdleConnections);
  }

  /** How many threads wait for one. */
  public int awaited() {
    return figure(HikariPoolMXBean::getThreadsAwaitingConnection);
  }

  private int figure(ToIntFunction<HikariPoolMXBean> figure) {
    @Nullable HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    return bean == null ? 0 : figure.applyAsInt(bean);
  }

  @Override
  public void close() {
    pool.close();
  }
}
