package dev.avatargateway.catalog;

/** Whether this process hears of every change of the others in time. */
interface Hearing extends AutoCloseable {

  /** For a database that one process has alone. */
  Hearing ALONE =
      new Hearing() {
        @Override
        public boolean isSure() {
          return true;
        }

        @Override
        public void close() {}
      };

  /** Whether all that others had committed a second ago was heard. */
  boolean isSure();

  @Override
  void close();
}
