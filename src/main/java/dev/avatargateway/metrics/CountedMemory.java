package dev.avatargateway.metrics;

import dev.avatargateway.core.RenditionMemory;
import dev.avatargateway.core.Sha256;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A memory whose use is counted: what is given to keep was looked for in vain. */
record CountedMemory(RenditionMemory memory, CacheFigures figures) implements RenditionMemory {

  @Override
  public Optional<ByteBuffer> recall(Sha256 content) {
    Optional<ByteBuffer> known = memory.recall(content);
    if (known.isPresent()) {
      figures.hit();
    }
    return known;
  }

  @Override
  public void keep(Sha256 content, ByteBuffer bytes) {
    figures.missed();
    memory.keep(content, bytes);
  }
}
