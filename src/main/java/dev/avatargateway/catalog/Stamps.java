package dev.avatargateway.catalog;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The order of changes and of looks at the database. Who is about to look takes the present number;
 * what was seen holds as long as none of its marks was stamped with a later one. A change takes a
 * new number and stamps its marks once it is committed, so that what was seen before never holds
 * after. Safe for use by many threads, none of which waits.
 */
final class Stamps {

  private static final int PLACES = 1 << 16;

  private final AtomicLong last = new AtomicLong();
  private final AtomicLong everybody = new AtomicLong();
  private final AtomicLongArray stamps = new AtomicLongArray(PLACES);

  /** The number of a look that begins now. */
  long look() {
    return last.get();
  }

  /** Whether what was seen by this look is as it was, as far as this process was told. */
  boolean holds(long look, int mark) {
    return stamps.get(place(mark)) <= look && everybody.get() <= look;
  }

  void changed(Touched touched) {
    if (touched.isEverybody()) {
      everybodyChanged();
    } else if (!touched.marks().isEmpty()) {
      long change = last.incrementAndGet();
      touched.marks().forEach(mark -> stamp(change, mark));
    }
  }

  void changed(int mark) {
    stamp(last.incrementAndGet(), mark);
  }

  void everybodyChanged() {
    long change = last.incrementAndGet();
    everybody.accumulateAndGet(change, Math::max);
  }

  private void stamp(long change, int mark) {
    stamps.accumulateAndGet(place(mark), change, Math::max);
  }

  private static int place(int mark) {
    return mark & PLACES - 1;
  }
}
