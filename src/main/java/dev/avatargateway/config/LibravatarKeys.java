package dev.avatargateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine.Option;

/** The keys of the Libravatar door. */
public final class LibravatarKeys {

  @Option(
      names = "--libravatar-trusted-defaults",
      paramLabel = "HOST",
      split = ",",
      description =
          "Hosts, with :port where it is not the usual one, that readers are sent on to when they"
              + " name a default picture there.")
  List<String> trustedDefaults = List.of();

  public List<String> trustedDefaults() {
    for (String host : trustedDefaults) {
      if (!isPlace(host)) {
        throw new ConfigException(
            "--libravatar-trusted-defaults", "must be hosts such as cdn.example.org");
      }
    }
    return List.copyOf(trustedDefaults);
  }

  private static boolean isPlace(String host) {
    try {
      URI uri = new URI("https://" + host);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getPort() <= Check.MAX_PORT && host.equals(uri.getHost() + port);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
