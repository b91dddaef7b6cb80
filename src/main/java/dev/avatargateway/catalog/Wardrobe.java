package dev.avatargateway.catalog;

import dev.avatargateway.catalog.ChangeRow.Worn;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives persons a new look, each time with a later version; they must be locked. */
record Wardrobe(Handle handle, InstantSource clock, int historyLength) {

  /** Wears what was chosen just now; returns the version. */
  long choose(PersonRow root, Worn worn) {
    if (worn.kind() == LookKind.NONE) {
      new Changes(handle).withdrawAll(root.id());
      new SharedSpans(handle).endFor(root.id());
    }
    long version = after(root.changedAt());
    put(root.id(), root.id(), version, worn);
    return version;
  }

  /** Wears at this version what was chosen before: a copy of the change, or nothing for null. */
  @Nullable Long copy(UUID root, long version, @Nullable ChangeRow change) {
    if (change == null) {
      new Persons(handle).wear(root, version, null);
      if (version > 0) {
        errands().bared(root, version);
      }
      return null;
    }
    return put(root, change.maker(), version, change.worn());
  }

  /** Counts a change of something else that shows. */
  long touch(PersonRow root) {
    long version = after(root.changedAt());
    new Persons(handle).wear(root.id(), version, root.worn());
    errands().touched(root.id(), version);
    return version;
  }

  /** The version that comes next. */
  long after(long version) {
    return Math.max(clock.millis(), version + 1);
  }

  private long put(UUID root, UUID maker, long version, Worn worn) {
    long change = new Changes(handle).insert(root, maker, version, worn);
    new Persons(handle).wear(root, version, change);
    new Histories(handle, historyLength).trim(root);
    errands().changed(root, version, worn.origin());
    return change;
  }

  /** What others are to be told of what is done here. */
  Errands errands() {
    return new Errands(handle, clock.millis());
  }
}
