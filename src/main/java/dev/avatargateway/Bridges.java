package dev.avatargateway;

import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.mattermost.ApiDestination;
import dev.avatargateway.bridge.mattermost.ApiUpstream;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.core.Credential;
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
  private final Imaging imaging;
  private final Parts parts;
  private final Map<Space, Upstream> upstreams = new LinkedHashMap<>();
  private final Map<Space, Supplier<Destination>> destinations = new LinkedHashMap<>();

  /**
   * @param parts takes what is to be closed
   * @throws ConfigException naming the key that is missing
   */
  Bridges(ServeCommand keys, Imaging imaging, Parts parts) {
    this.keys = keys;
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
      given("--cloudreve-url", keys.cloudreve().url(), "--cloudreve-pull");
      throw unsupported("--cloudreve-pull", CloudreveIds.SPACE);
    }
    if (keys.cloudreve().push()) {
      given("--cloudreve-url", keys.cloudreve().url(), "--cloudreve-push");
      given("--cloudreve-secret-key", keys.cloudreve().secretKey(), "--cloudreve-push");
      throw unsupported("--cloudreve-push", CloudreveIds.SPACE);
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
    return api(url, token);
  }

  private void creatorsHub() {
    if (keys.creatorsHub().pull()) {
      given("--creatorshub-url", keys.creatorsHub().url(), "--creatorshub-pull");
      given("--creatorshub-token", keys.creatorsHub().token(), "--creatorshub-pull");
      throw unsupported("--creatorshub-pull", CreatorsHubDialect.SPACE);
    }
    if (keys.creatorsHub().push()) {
      given("--creatorshub-url", keys.creatorsHub().url(), "--creatorshub-push");
      given("--creatorshub-token", keys.creatorsHub().token(), "--creatorshub-push");
      throw unsupported("--creatorshub-push", CreatorsHubDialect.SPACE);
    }
  }

  private static ProductApi api(String url, String token) {
    return new ProductApi(url, Optional.of(new Credential(token)), ProductApi.Patience.SHORT);
  }

  private static String given(String key, @Nullable String value, String wanted) {
    if (value == null) {
      throw new ConfigException(key, "is needed for " + wanted);
    }
    return value;
  }

  private static ConfigException unsupported(String key, Space space) {
    return new ConfigException(key, space + " cannot be followed by this build");
  }
}
