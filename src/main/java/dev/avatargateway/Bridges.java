package dev.avatargateway;

import dev.avatargateway.auth.CloudreveAccess;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.cloudreve.CloudreveUpstream;
import dev.avatargateway.bridge.creatorshub.CreatorsHubApi;
import dev.avatargateway.bridge.creatorshub.CreatorsHubDestination;
import dev.avatargateway.bridge.creatorshub.CreatorsHubUpstream;
import dev.avatargateway.bridge.mattermost.ApiDestination;
import dev.avatargateway.bridge.mattermost.ApiUpstream;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Upstream;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.dialect.creatorshub.CreatorsHubDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real products that people move from or to, as far as the operator wants them followed. */
final class Bridges {

  private final ServeCommand keys;
  private final CloudreveIds ids;
  private final Fetcher fetcher;
  private final Imaging imaging;
  private final Parts parts;
  private final Map<Space, Upstream> upstreams = new LinkedHashMap<>();
  private final Map<Space, Supplier<Destination>> destinations = new LinkedHashMap<>();

  /**
   * @param parts takes what is to be closed
   * @throws ConfigException naming the key that is missing
   */
  Bridges(ServeCommand keys, CloudreveIds ids, Fetcher fetcher, Imaging imaging, Parts parts) {
    this.keys = keys;
    this.ids = ids;
    this.fetcher = fetcher;
    this.imaging = imaging;
    this.parts = parts;
    cloudreve();
    mattermost();
    creatorsHub();
  }

  /** Who is asked about people that are new here. */
  Map<Space, Upstream> upstreams() {
    return upstreams;
  }

  /** Who is told of changes; each opens its product, and says when that is not possible now. */
  Map<Space, Supplier<Destination>> destinations() {
    return destinations;
  }

  private void cloudreve() {
    if (keys.cloudreve().pull()) {
      String url = given("--cloudreve-url", keys.cloudreve().url(), "--cloudreve-pull");
      upstreams.put(
          CloudreveIds.SPACE,
          new CloudreveUpstream(parts.add(api(url, Optional.empty())), ids::wire));
    }
    if (keys.cloudreve().push()) {
      String url = given("--cloudreve-url", keys.cloudreve().url(), "--cloudreve-push");
      String key =
          given("--cloudreve-secret-key", keys.cloudreve().secretKey(), "--cloudreve-push");
      CloudreveAccess access = Destinations.cloudreveAccess(key, ids);
      destinations.put(
          CloudreveIds.SPACE,
          () -> Destinations.cloudreve(api(url, Optional.empty()), access, ids, imaging));
    }
  }

  private void mattermost() {
    if (keys.mattermost().pull()) {
      ProductApi api = parts.add(mattermost("--mattermost-pull"));
      upstreams.put(MattermostDialect.SPACE, new ApiUpstream(api));
    }
    if (keys.mattermost().push()) {
      mattermost("--mattermost-push").close();
      destinations.put(
          MattermostDialect.SPACE,
          () -> new ApiDestination(mattermost("--mattermost-push"), imaging));
    }
  }

  private ProductApi mattermost(String wanted) {
    String url = given("--mattermost-url", keys.mattermost().url(), wanted);
    String token = given("--mattermost-token", keys.mattermost().token(), wanted);
    return api(url, Optional.of(new Credential(token)));
  }

  private void creatorsHub() {
    if (keys.creatorsHub().pull()) {
      upstreams.put(
          CreatorsHubDialect.SPACE,
          parts.add(new CreatorsHubUpstream(creatorsHub("--creatorshub-pull"))));
    }
    if (keys.creatorsHub().push()) {
      creatorsHub("--creatorshub-push").close();
      destinations.put(
          CreatorsHubDialect.SPACE,
          () -> new CreatorsHubDestination(creatorsHub("--creatorshub-push"), imaging));
    }
  }

  private CreatorsHubApi creatorsHub(String wanted) {
    String url = given("--creatorshub-url", keys.creatorsHub().url(), wanted);
    String token = given("--creatorshub-token", keys.creatorsHub().token(), wanted);
    return new CreatorsHubApi(
        api(url, Optional.of(new Credential(token))), fetcher, PictureSettings.IMPORTED.maxBytes());
  }

  private static ProductApi api(String url, Optional<Credential> token) {
    return new ProductApi(url, token, ProductApi.Patience.SHORT);
  }

  private static String given(String key, @Nullable String value, String wanted) {
    if (value == null) {
      throw new ConfigException(key, "is needed for " + wanted);
    }
    return value;
  }
}
