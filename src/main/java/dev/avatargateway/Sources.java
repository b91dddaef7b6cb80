package dev.avatargateway;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.Roll;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.cloudreve.CloudreveSource;
import dev.avatargateway.bridge.creatorshub.CreatorsHubApi;
import dev.avatargateway.bridge.creatorshub.CreatorsHubSource;
import dev.avatargateway.bridge.creatorshub.UserNumbers;
import dev.avatargateway.bridge.csv.CsvSource;
import dev.avatargateway.bridge.gravatar.AddressDigest;
import dev.avatargateway.bridge.gravatar.GravatarSource;
import dev.avatargateway.bridge.mattermost.ApiIds;
import dev.avatargateway.bridge.mattermost.MattermostSources;
import dev.avatargateway.bridge.mattermost.S3Place;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.Place;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Space;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens what {@code --from} names. */
final class Sources {

  /** The products, in the order in which people of all are written. */
  static final List<String> SPACES = List.of("cloudreve", "creatorshub", "mattermost");

  private final Place place;
  private final Workbench bench;

  Sources(Place place, Workbench bench) {
    this.place = place;
    this.bench = bench;
  }

  /**
   * @throws BridgeException with one sentence when the place is no such product
   * @throws ConfigException naming the key that is missing or cannot be used
   */
  Source open(String product) {
    return switch (product) {
      case "cloudreve" ->
          CloudreveSource.open(
              place.get("from"),
              place.find("files").map(files -> path("files", files)),
              bench.rowIds());
      case "mattermost" -> MattermostSources.open(place.get("from"), mattermost(), bench.imaging());
      case "creatorshub" -> creatorsHub();
      case "csv" ->
          new CsvSource(
              path("from", place.get("from")),
              bench.owners()::read,
              bench.fetcher(),
              PictureSettings.IMPORTED.maxBytes());
      case "gravatar" ->
          new GravatarSource(
              bench.bulk(),
              space(place.get("space")),
              GravatarSource.Whom.WITHOUT_PICTURE,
              place.get("gravatar-url"),
              AddressDigest.MD5);
      default -> throw new BridgeException("no such product: " + product);
    };
  }

  private Source creatorsHub() {
    ProductApi api = new ProductApi(place.get("from"), token(), ProductApi.Patience.LONG);
    CreatorsHubApi hub =
        new CreatorsHubApi(api, bench.fetcher(), PictureSettings.IMPORTED.maxBytes());
    Optional<String> ids = place.find("ids");
    if (ids.isPresent()) {
      return new CreatorsHubSource(hub, UserNumbers.parse(ids.get()));
    }
    Roll known = new Roll(bench.bulk(), new Space("creatorshub"));
    return CreatorsHubSource.creatorsAnd(
        hub, () -> known.behind("").map(s -> s.identity().owner().externalId()).iterator());
  }

  private MattermostSources.Settings mattermost() {
    Function<String, Optional<String>> ids =
        place
            .find("mattermost-url")
            .map(url -> bench.lend(new ProductApi(url, token(), ProductApi.Patience.LONG)))
            .<Function<String, Optional<String>>>map(ApiIds::new)
            .orElse(_ -> Optional.empty());
    return new MattermostSources.Settings(place.find("files"), objects(), token(), ids);
  }

  private S3Place.Access objects() {
    return new S3Place.Access(
        place.find("s3-endpoint").map(Sources::endpoint),
        place.find("s3-region"),
        place.find("s3-path-style").isPresent(),
        Optional.empty());
  }

  private static URI endpoint(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--s3-endpoint", "must be an address such as https://example.org");
    }
  }

  private Optional<Credential> token() {
    return place.find("token").map(Credential::new);
  }

  static Space space(String name) {
    if (!SPACES.contains(name)) {
      throw new ConfigException("--space", "must be cloudreve, mattermost or creatorshub");
    }
    return new Space(name);
  }

  static Path path(String key, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ConfigException("--" + key, "must be the path of a file or folder");
    }
  }
}
