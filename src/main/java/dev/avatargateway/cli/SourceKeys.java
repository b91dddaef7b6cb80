package dev.avatargateway.cli;

import dev.avatargateway.config.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where each product's people and pictures are read. */
final class SourceKeys {

  private SourceKeys() {}

  /** Of a Cloudreve site. */
  static final class Cloudreve {

    @Option(
        names = "--from",
        required = true,
        paramLabel = "PLACE",
        description =
            "Its data folder (version 3: the program's folder), or its database as a jdbc:,"
                + " mysql:// or postgres:// address.")
    private String from = "";

    @Option(
        names = "--files",
        paramLabel = "DIR",
        description = "The folder of its files, when --from is a database.")
    private @Nullable String files;

    Place place() {
      return new Place().with("from", from).with("files", files);
    }
  }

  /** Of a Mattermost server. */
  static final class Mattermost {

    @Option(
        names = "--from",
        required = true,
        paramLabel = "PLACE",
        description =
            "Its database (a jdbc: address or the server's own DataSource), its config.json, a"
                + " bulk-export archive (.zip), or the server's address.")
    private String from = "";

    @Option(
        names = "--files",
        paramLabel = "PLACE",
        description = "With a database: the folder that holds users/, or s3://BUCKET/PREFIX.")
    private @Nullable String files;

    @Option(
        names = {"--token", "--mattermost-token"},
        paramLabel = "TOKEN",
        description = "With the server's address: an administrator's access token.")
    private @Nullable String token;

    @Option(
        names = "--mattermost-url",
        paramLabel = "URL",
        description =
            "With an archive: the server that knows the ids of users whose entry names none.")
    private @Nullable String url;

    @Mixin private ObjectStoreKeys objects = new ObjectStoreKeys();

    Place place() {
      return objects.addTo(
          new Place()
              .with("from", from)
              .with("files", files)
              .with("token", token)
              .with("mattermost-url", url));
    }
  }

  /** Of a CreatorsHub instance. */
  static final class CreatorsHub {

    @Option(
        names = "--from",
        required = true,
        paramLabel = "URL",
        description = "The instance's address.")
    private String from = "";

    @Option(
        names = {"--token", "--creatorshub-token"},
        required = true,
        paramLabel = "TOKEN",
        description = "A token that may see everybody, such as a master token.")
    private String token = "";

    @Option(
        names = "--ids",
        paramLabel = "RANGES",
        description =
            "Whom to ask for, such as 1-5000,7000: the API lists creators only. Default: those, and"
                + " who is known here.")
    private @Nullable String ids;

    Place place() {
      return new Place().with("from", from).with("token", token).with("ids", ids);
    }
  }

  /** Of a CSV file. */
  static final class Csv {

    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "The file; pictures are named relative to its folder, or by address.")
    private String from = "";

    Place place() {
      return new Place().with("from", from);
    }
  }
}
