package dev.avatargateway.core;

/** What holds back changes, so that no caller's flood and no full disk can hurt others. */
public interface WriteLimit {

  /** Holds nothing back. */
  WriteLimit NONE =
      new WriteLimit() {
        @Override
        public void count(Caller caller) {}

        @Override
        public void requireRoom() {}
      };

  /**
   * Counts a change by somebody who may make it.
   *
   * @throws RefusedException with {@link Refusal.TooOften}; the change is then not counted
   */
  void count(Caller caller);

  /**
   * Checks that one more picture may be kept.
   *
   * @throws RefusedException with {@link Refusal.StorageFull}
   */
  void requireRoom();
}
