package dev.avatargateway.blob;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs that share two waits for the disk: one for their bytes, after which they get their names,
 * and one for the names.
 */
final class DiskBatch implements BlobBatch {

  private static final Logger LOG = LoggerFactory.getLogger(DiskBatch.class);

  private final DiskBlobStore store;
  private final BlobFolder folder;
  private final Incoming incoming;
  private final Map<BlobKey, Path> waiting = new ConcurrentHashMap<>();

  DiskBatch(DiskBlobStore store, BlobFolder folder, Incoming incoming) {
    this.store = store;
    this.folder = folder;
    this.incoming = incoming;
  }

  @Override
  public void add(BlobKey key, ByteSource source) throws IOException {
    if (waiting.containsKey(key) || store.renewed(key)) {
      return;
    }
    Path part = incoming.writeUnsynced(key, source);
    if (waiting.putIfAbsent(key, part) != null) {
      Files.delete(part);
    }
  }

  @Override
  public synchronized void commit() throws IOException {
    Map<BlobKey, Path> parts = new HashMap<>(waiting);
    for (BlobKey key : parts.keySet()) {
      folder.makeShard(key);
    }
    folder.syncAll(parts.values());
    for (Map.Entry<BlobKey, Path> part : parts.entrySet()) {
      incoming.move(part.getValue(), folder.file(part.getKey()));
      waiting.remove(part.getKey());
    }
    // Also for blobs that were there: whoever wrote them may not have come this far yet.
    folder.syncNames();
  }

  @Override
  public void close() {
    for (Path part : waiting.values()) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        LOG.warn("{} is left behind", part, e);
      }
    }
    waiting.clear();
  }
}
