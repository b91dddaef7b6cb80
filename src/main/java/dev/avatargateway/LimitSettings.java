package dev.avatargateway;

import dev.avatargateway.config.LimitKeys;
import dev.avatargateway.fetch.CidrRange;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.limits.Rate;
import java.util.List;

/** What the keys of limits mean for each room. */
record LimitSettings(LimitKeys keys) {

  /**
   * Reads every key.
   *
   * @throws dev.avatargateway.config.ConfigException naming the first wrong one
   */
  void check() {
    callerWrites();
    addressWrites();
    addressFailures();
    trustedProxies();
    keys.disk().budget();
    keys.disk().minFreeSpace();
    fetches();
  }

  Rate callerWrites() {
    return Rate.perMinute(keys.callerWrites());
  }

  Rate addressWrites() {
    return Rate.perSecond(keys.addressWrites());
  }

  Rate addressFailures() {
    return Rate.perMinute(keys.addressFailures());
  }

  List<CidrRange> trustedProxies() {
    return PictureSettings.ranges("--trusted-proxies", keys.trustedProxies());
  }

  FetchLimits fetches() {
    FetchLimits usual = PictureSettings.FETCH_LIMITS;
    return new FetchLimits(usual.connect(), usual.total(), usual.redirects(), keys.fetchesAtOnce());
  }
}
