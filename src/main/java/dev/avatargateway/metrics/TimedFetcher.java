package dev.avatargateway.metrics;

import dev.avatargateway.core.Fetcher;
import java.io.InputStream;

/** A fetcher that is timed until its address is open. */
record TimedFetcher(Fetcher fetcher, StageFigures figures) implements Fetcher {

  @Override
  public InputStream open(String url, long maxBytes) {
    return figures.time(Stage.FETCH, () -> fetcher.open(url, maxBytes));
  }
}
