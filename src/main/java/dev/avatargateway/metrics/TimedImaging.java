package dev.avatargateway.metrics;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Imaging;
import java.nio.ByteBuffer;
import java.util.List;

/** An imaging that is timed where it makes renditions. */
record TimedImaging(Imaging imaging, StageFigures figures) implements Imaging {

  @Override
  public Header inspect(ByteBuffer bytes, long maxPixels) {
    return imaging.inspect(bytes, maxPixels);
  }

  @Override
  public List<Rendered> render(ByteBuffer bytes, long maxPixels, List<Cut> cuts) {
    return figures.time(Stage.RENDER, () -> imaging.render(bytes, maxPixels, cuts));
  }

  @Override
  public boolean samePixels(ByteBuffer one, ByteBuffer other) {
    return imaging.samePixels(one, other);
  }

  @Override
  public boolean alike(ByteBuffer one, ByteBuffer other) {
    return imaging.alike(one, other);
  }

  @Override
  public Health check() {
    return imaging.check();
  }
}
