package dev.avatargateway;

import dev.avatargateway.auth.Directories;
import dev.avatargateway.auth.Doors;
import dev.avatargateway.auth.GatewayTokens;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.auth.PageTokens;
import dev.avatargateway.blob.RecentRenditions;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.Album;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PullThrough;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.core.WriteLimit;
import dev.avatargateway.dialect.cloudreve.CloudreveDialect;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.dialect.creatorshub.CreatorsHubDialect;
import dev.avatargateway.dialect.libravatar.LibravatarDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import dev.avatargateway.docs.DocsPages;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Management;
import dev.avatargateway.http.RequestLog;
import dev.avatargateway.http.Server;
import dev.avatargateway.http.Witness;
import dev.avatargateway.image.OpenCvImaging;
import dev.avatargateway.image.RecentTailoring;
import dev.avatargateway.limits.BudgetedBlobs;
import dev.avatargateway.metrics.Metrics;
import dev.avatargateway.operator.Administrators;
import dev.avatargateway.operator.BackupRoutes;
import dev.avatargateway.operator.BulkRoutes;
import dev.avatargateway.operator.Desk;
import dev.avatargateway.operator.DeskRoutes;
import dev.avatargateway.operator.PacksRoutes;
import dev.avatargateway.page.PageDialect;
import dev.avatargateway.page.Passes;
import dev.avatargateway.upkeep.SweepRounds;
import dev.avatargateway.upkeep.Sweeper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The composition root: the parts of a running gateway, put together in the order of need. */
public final class Gateway implements AutoCloseable {

  private static final Duration IMAGING_PATIENCE = Duration.ofSeconds(10);

  private final Parts parts;
  private final Owners owners;
  private final GatewayTokens tokens;
  private final PageTokens pageTokens;
  private final Desk desk;
  private final Address address;
  private final Address management;

  private Gateway(ServeCommand keys, Parts parts) throws IOException {
    this.parts = parts;
    StoreKeys store = keys.store();
    Path data = store.data();
    InstantSource clock = InstantSource.system();
    RoomSettings settings = new RoomSettings(keys);
    settings.check();
    CloudreveIds ids = new CloudreveIds(Optional.ofNullable(store.cloudreveHashIdSalt()));
    Products products = new Products(keys, ids, clock);
    address = settings.address();
    management = settings.management();

    DataFolder.make(data);
    OpenCvImaging imaging =
        new OpenCvImaging(data.resolve("native"), keys.pictures().imageMemory(), IMAGING_PATIENCE);
    PublicFetcher fetcher =
        new PublicFetcher(
            new LimitSettings(keys.limits()).fetches(),
            PictureSettings.fetchAllow(keys.pictures()));
    Bridges bridges = new Bridges(keys, ids, fetcher, imaging, parts);
    Following following = new Following(keys, bridges, clock);
    JdbiCatalog database = parts.add(Catalogs.open(store, clock));
    new Agreement(store, database).ofNode(keys.pictures().masterEdge());
    Metrics metrics = parts.add(new Metrics());
    Witness witness = metrics.requests().and(new RequestLog(System::nanoTime));
    Limits limits = new Limits(keys.limits(), metrics);
    BudgetedBlobs blobs = parts.add(limits.blobs(OwnBlobs.open(store, database), store.blobs()));
    JdbiCatalog catalog = parts.add(database.over(blobs));
    owners = new Owners(ids);
    owners.relabel(catalog);
    catalog.remember(keys.memory().people());
    desk = new Desk(catalog, catalog.outbox(), owners);

    HmacSecret secret = Catalogs.secret(store, catalog);
    tokens = new GatewayTokens(secret, owners::canonical, catalog::sibling, clock);
    pageTokens = new PageTokens(secret, owners::canonical, clock);
    Gatekeeper doors = limits.watchDoors(new Doors(tokens, products.verifiers(), clock));
    Administrators administrators = limits.watchAdministrators(tokens);
    Wardrobe wardrobe =
        new Wardrobe(
            metrics.timed(new Intake(data.resolve("incoming"))),
            metrics.timed(limits.countRefusals(fetcher)),
            metrics.timed(imaging),
            metrics.timed(blobs),
            settings.cuts(),
            metrics.counted(new RecentRenditions(keys.memory().pictures())),
            new RecentTailoring(keys.memory().sizes()));
    Optional<PullThrough> pull = following.pull(catalog, wardrobe, parts);
    WriteLimit writes = limits.writes(blobs);
    Avatars avatars =
        new Avatars(
            metrics.timed(catalog),
            new Directories(products.directories()),
            wardrobe,
            pull,
            writes,
            clock);
    Album album = new Album(avatars, catalog, wardrobe, writes);
    Passes passes = OwnPage.passes(pageTokens, catalog.spentLinks(), clock);
    List<Dialect> dialects =
        List.of(
            new CloudreveDialect(avatars, doors, ids, settings.cloudreve()),
            new MattermostDialect(avatars, doors, settings.initials(), settings.mattermost()),
            new CreatorsHubDialect(avatars, doors, settings.creatorsHub()),
            new LibravatarDialect(avatars, settings.sketcher(), settings.libravatar()),
            new OwnPage(settings).dialect(avatars, album, doors, passes));

    following.push(catalog, wardrobe, ids, parts);
    Management operator =
        parts.add(
            Management.start(
                settings.managementServer(),
                () -> health(catalog, blobs, imaging, address),
                List.of(
                    limits.page(),
                    new DocsPages(dialects.stream().map(Dialect::name).toList()),
                    new DeskRoutes(desk, administrators),
                    new BackupRoutes(() -> CatalogFile.write(store, catalog), administrators),
                    new BulkRoutes(catalog.bulk(), administrators),
                    new PacksRoutes(catalog.packs(), administrators)),
                limits.managementGate(),
                witness));
    management.listening(operator.port());
    parts.add(AddressFile.ofManagement(data, management.local()));
    Server server = parts.add(Server.start(settings.server(), dialects, limits.gate(), witness));
    Gauges.of(metrics, server, database.connections());
    address.listening(server.port());
    address.warnOfWildcard();
    parts.add(AddressFile.ofPeople(data, address.url()));
    Sweeper sweeper =
        new Sweeper(blobs, catalog.packs(), catalog.condemning(), keys.sweep().grace(), clock);
    keys.sweep()
        .every()
        .ifPresent(every -> parts.add(SweepRounds.start(sweeper, every, metrics::swept)));
    parts.add(operator::announceStop);
    Settling.begin(imaging);
  }

  /**
   * Starts a gateway; when it returns, it listens.
   *
   * @throws dev.avatargateway.config.ConfigException naming the key whose value cannot be used
   * @throws IOException with one sentence when the store or a port cannot be opened
   */
  public static Gateway start(ServeCommand keys) throws IOException {
    Parts parts = new Parts();
    try {
      return new Gateway(keys, parts);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Map<String, Health> health(
      Catalog catalog, BlobStore blobs, Imaging imaging, Address address) {
    return Map.of(
        "listener", address.check(),
        "catalog", catalog.check(),
        "blobs", blobs.check(),
        "imaging", imaging.check());
  }

  /** Where clients reach it from this machine. */
  public URI localUrl() {
    return address.local();
  }

  /** Where the operator reaches it from this machine. */
  public URI managementUrl() {
    return management.local();
  }

  /** Mints one of its tokens. */
  public Credential token(Owner owner, boolean admin, Duration ttl) {
    return tokens.mint(owner, admin, ttl);
  }

  /** The address on which whoever opens it first changes the owner's picture. */
  public String link(Owner owner, Duration ttl) {
    return PageDialect.address(address.url(), pageTokens.mintLink(owner, ttl));
  }

  /** Reads ids as operators write them. */
  public Desk.OwnerReader ownerReader() {
    return owners;
  }

  Owners owners() {
    return owners;
  }

  /** Carries out the operator's commands. */
  public Desk desk() {
    return desk;
  }

  /**
   * Says at the management port that it stops, lets running requests end, and closes what was
   * opened, the last first.
   */
  @Override
  public void close() {
    parts.close();
  }
}
