package dev.avatargateway;

import dev.avatargateway.auth.GatewayTokens;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.config.LimitKeys;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.WriteLimit;
import dev.avatargateway.fetch.CidrRange;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Gate;
import dev.avatargateway.limits.AddressWrites;
import dev.avatargateway.limits.BudgetedBlobs;
import dev.avatargateway.limits.CallerWrites;
import dev.avatargateway.limits.CountedFetcher;
import dev.avatargateway.limits.WatchedDoors;
import dev.avatargateway.metrics.Metrics;
import dev.avatargateway.metrics.MetricsPage;
import dev.avatargateway.operator.Administrators;
import java.net.InetAddress;
import java.util.List;

/** The limits of a running gateway, each put around the part that it protects. */
final class Limits {

  private static final Space OPERATOR = new Space("operator");

  private final LimitKeys keys;
  private final LimitSettings settings;
  private final List<CidrRange> proxies;
  private final Metrics metrics;

  Limits(LimitKeys keys, Metrics metrics) {
    this.keys = keys;
    this.settings = new LimitSettings(keys);
    this.proxies = settings.trustedProxies();
    this.metrics = metrics;
  }

  BudgetedBlobs blobs(BlobStore store, BlobPlace place) {
    return BlobStores.budgeted(store, place, keys.disk(), metrics);
  }

  Gatekeeper watchDoors(Gatekeeper doors) {
    return new WatchedDoors(
        doors, settings.addressFailures(), this::isTrusted, metrics, System::nanoTime);
  }

  /** Counts apart from the dialects' doors: whoever floods those does not shut out the operator. */
  Administrators watchAdministrators(GatewayTokens tokens) {
    Gatekeeper doors = watchDoors((_, credential) -> tokens.admitAdministrator(credential));
    return (credential, from) ->
        doors.admit(OPERATOR, credential, from) instanceof Admission.Admitted;
  }

  Fetcher countRefusals(Fetcher fetcher) {
    return new CountedFetcher(fetcher, metrics);
  }

  WriteLimit writes(BudgetedBlobs blobs) {
    return new CallerWrites(settings.callerWrites(), blobs.room(), metrics, System::nanoTime);
  }

  Gate gate() {
    return new Gate(
        this::isTrusted,
        new AddressWrites(settings.addressWrites(), this::isTrusted, metrics, System::nanoTime));
  }

  /** At the management port: addresses count there for bad tokens alone. */
  Gate managementGate() {
    return new Gate(this::isTrusted, Gate.OPEN.limit());
  }

  Dialect page() {
    return new MetricsPage(metrics);
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(range -> range.contains(address));
  }
}
