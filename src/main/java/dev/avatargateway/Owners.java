package dev.avatargateway;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Space;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.dialect.creatorshub.CreatorsHubDialect;
import dev.avatargateway.dialect.libravatar.LibravatarIds;
import dev.avatargateway.dialect.mattermost.MattermostDialect;
import dev.avatargateway.operator.Desk;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads ids as operators write them, each product's by its own rule. */
final class Owners implements Desk.OwnerReader {

  private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

  private static final int SHOWN = 20;

  private final CloudreveIds cloudreve;

  Owners(CloudreveIds cloudreve) {
    this.cloudreve = cloudreve;
  }

  @Override
  public Owner read(String space, String id) {
    return find(space, id)
        .orElseThrow(() -> new PeopleException("no user of " + space + " can have the id " + id));
  }

  /** Whom a token names: one minted before the salt was known still names a hashid. */
  Owner canonical(Owner named) {
    return named.space().equals(CloudreveIds.SPACE)
        ? cloudreve.ofOperator(named.externalId()).orElse(named)
        : named;
  }

  /** Turns ids that were kept as clients sent them into row numbers, once there is a salt. */
  void relabel(People people) {
    if (!cloudreve.hasSalt()) {
      return;
    }
    People.Relabelled done =
        people.renameIds(
            CloudreveIds.SPACE, id -> cloudreve.owner(id).map(owner -> owner.externalId()));
    if (!done.moved().isEmpty()) {
      LOG.info("{} Cloudreve ids are row numbers now", done.moved().size());
    }
    if (!done.left().isEmpty()) {
      LOG.warn(
          "{} Cloudreve ids are no hashids of this salt and stay as they are, such as {}",
          done.left().size(),
          done.left().stream().limit(SHOWN).collect(Collectors.joining(", ")));
    }
  }

  /** An id that Cloudreve's clients could have. */
  String demoCloudreveId() {
    return cloudreve.hasSalt() ? cloudreve.wire(new Owner(CloudreveIds.SPACE, "#1")) : "lpua";
  }

  private Optional<Owner> find(String space, String id) {
    return switch (space) {
      case "cloudreve" -> cloudreve.ofOperator(id);
      case "mattermost" -> owner(MattermostDialect.SPACE, id, MattermostDialect.isUserId(id));
      case "creatorshub" -> owner(CreatorsHubDialect.SPACE, id, CreatorsHubDialect.isUserId(id));
      case "email" -> LibravatarIds.email(id);
      case "openid" -> LibravatarIds.openId(id);
      default ->
          throw new PeopleException("no such product: " + space + "; write mattermost:ID, say");
    };
  }

  private static Optional<Owner> owner(Space space, String id, boolean possible) {
    return possible ? Optional.of(new Owner(space, id)) : Optional.empty();
  }
}
