package dev.avatargateway.limits;

import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.InputStream;

/**
 * A fetcher whose refusals for too many fetches at once are counted.
 *
 * @param fetcher who fetches, and has the limit
 * @param count who hears of it
 */
public record CountedFetcher(Fetcher fetcher, RefusalCount count) implements Fetcher {

  @Override
  public InputStream open(String url, long maxBytes) {
    try {
      return fetcher.open(url, maxBytes);
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.Busy) {
        count.refused(Limit.FETCHES);
      }
      throw e;
    }
  }
}
