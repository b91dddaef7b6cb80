package dev.avatargateway;

import dev.avatargateway.bridge.follow.PublicFaces;
import dev.avatargateway.core.Owner;
import dev.avatargateway.dialect.cloudreve.CloudreveDialect;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.dialect.creatorshub.CreatorsHubDialect;
import dev.avatargateway.dialect.libravatar.LibravatarDialect;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import java.util.List;

/** How each dialect names people, and where it shows them. */
final class DialectFaces implements PublicFaces {

  private final CloudreveIds cloudreve;

  DialectFaces(CloudreveIds cloudreve) {
    this.cloudreve = cloudreve;
  }

  @Override
  public String id(Owner owner) {
    return owner.space().equals(CloudreveIds.SPACE) ? cloudreve.wire(owner) : owner.externalId();
  }

  @Override
  public List<String> paths(Owner owner) {
    return switch (owner.space().name()) {
      case "cloudreve" -> CloudreveDialect.picturePaths(id(owner));
      case "mattermost" -> MattermostDialect.picturePaths(id(owner));
      case "creatorshub" -> CreatorsHubDialect.picturePaths(id(owner));
      default -> LibravatarDialect.picturePaths(owner);
    };
  }
}
