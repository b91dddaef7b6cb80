package dev.avatargateway.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * The header of H2's file, which names the part to begin reading with. H2 has no public way to
 * write it; this calls its private one, which a newer H2 may have changed: then opening fails.
 */
final class FileHeader {

  private final Method write;

  FileHeader() {
    try {
      write = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
      write.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("this H2 writes its header in another way", e);
    }
  }

  /** Points it at what was written last; nothing may be written meanwhile. */
  void point(MVStore store) {
    if (!(store.getFileStore() instanceof RandomAccessStore file)) {
      return;
    }
    try {
      write.invoke(file);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
