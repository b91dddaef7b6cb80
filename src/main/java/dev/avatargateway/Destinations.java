package dev.avatargateway;

import dev.avatargateway.auth.CloudreveAccess;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.cloudreve.CloudreveFolder;
import dev.avatargateway.bridge.cloudreve.CloudreveSite;
import dev.avatargateway.bridge.creatorshub.CreatorsHubApi;
import dev.avatargateway.bridge.creatorshub.CreatorsHubDestination;
import dev.avatargateway.bridge.csv.CsvDestination;
import dev.avatargateway.bridge.mattermost.ApiDestination;
import dev.avatargateway.bridge.mattermost.ArchiveDestination;
import dev.avatargateway.config.Place;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens what {@code --to} names. */
final class Destinations {

  private final Place place;
  private final Workbench bench;

  Destinations(Place place, Workbench bench) {
    this.place = place;
    this.bench = bench;
  }

  /**
   * One destination, or one for each space of a folder that takes people of all; each is opened
   * when its turn comes.
   */
  List<Supplier<Destination>> open(String product) {
    return switch (product) {
      case "cloudreve" -> List.of(this::cloudreve);
      case "mattermost" -> List.of(this::mattermost);
      case "creatorshub" -> List.of(this::creatorsHub);
      case "csv" -> spaces().<Supplier<Destination>>map(space -> () -> csv(space)).toList();
      default -> throw new BridgeException("no such product: " + product);
    };
  }

  private Destination cloudreve() {
    if (!place.isWeb("to")) {
      return CloudreveFolder.open(
          place.get("to"),
          place.find("files").map(files -> Sources.path("files", files)),
          bench.rowIds(),
          bench.imaging(),
          InstantSource.system());
    }
    CloudreveAccess access = cloudreveAccess(place.get("cloudreve-secret-key"), bench.ids());
    return cloudreve(api(Optional.empty()), access, bench.ids(), bench.imaging());
  }

  static CloudreveAccess cloudreveAccess(String secretKey, CloudreveIds ids) {
    return new CloudreveAccess(HmacSecret.of(secretKey), ids::wire, InstantSource.system());
  }

  /** A running site, whose users are spoken for. */
  static Destination cloudreve(
      ProductApi api, CloudreveAccess access, CloudreveIds ids, Imaging imaging) {
    return new CloudreveSite(api, ids::wire, owner -> Optional.of(access.of(owner)), imaging);
  }

  private Destination mattermost() {
    return place.isWeb("to")
        ? new ApiDestination(api(Optional.of(token())), bench.imaging())
        : new ArchiveDestination(Sources.path("to", place.get("to")));
  }

  private Destination creatorsHub() {
    CreatorsHubApi hub =
        new CreatorsHubApi(
            api(Optional.of(token())), bench.fetcher(), PictureSettings.IMPORTED.maxBytes());
    CreatorsHubDestination destination = new CreatorsHubDestination(hub, bench.imaging());
    destination.check();
    return destination;
  }

  private Destination csv(Space space) {
    return new CsvDestination(Sources.path("to", place.get("to")), space, Owner::externalId);
  }

  private Stream<Space> spaces() {
    return place
        .find("space")
        .map(name -> Stream.of(Sources.space(name)))
        .orElseGet(() -> Sources.SPACES.stream().map(Space::new));
  }

  private ProductApi api(Optional<Credential> token) {
    return new ProductApi(place.get("to"), token, ProductApi.Patience.LONG);
  }

  private Credential token() {
    return new Credential(place.get("token"));
  }
}
