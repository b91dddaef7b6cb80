package dev.avatargateway.operator;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import dev.avatargateway.operator.BulkForms.OwnerForm;
import dev.avatargateway.operator.BulkForms.PictureForm;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door for the doctor on the management port: {@code POST} with an administrator's token on a
 * path below {@code /packs}. Refusals are one line of text.
 */
public final class PacksRoutes implements Dialect {

  private final Packs packs;
  private final JsonDoor door;

  /**
   * @param administrators who may enter
   */
  public PacksRoutes(Packs packs, Administrators administrators) {
    this.packs = packs;
    this.door = new JsonDoor(administrators);
  }

  @Override
  public void mount(Routes routes) {
    door.on(routes, PacksCalls.PAGE, PacksCalls.Page.class, this::page);
    door.on(routes, PacksCalls.REFERENCED, PacksCalls.Referenced.class, this::referenced);
    door.on(routes, PacksCalls.WEARERS, PacksCalls.Wearers.class, this::wearers);
    door.on(routes, PacksCalls.SET_ASIDE, PacksCalls.SetAside.class, this::setAside);
    routes.otherwise(PacksCalls.PREFIX, _ -> AdministratorDoor.text(404, "not found"));
  }

  private Supplier<@Nullable Object> page(PacksCalls.Page call) {
    int limit = Bulk.limit(call.limit());
    return () -> packs.page(call.after(), limit).stream().map(PictureForm::of).toList();
  }

  private Supplier<@Nullable Object> referenced(PacksCalls.Referenced call) {
    var asked = Bulk.batch(call.packs().stream().map(PacksCalls::key).toList());
    return () -> packs.referenced(asked).stream().map(BlobKey::toString).toList();
  }

  private Supplier<@Nullable Object> wearers(PacksCalls.Wearers call) {
    BlobKey pack = PacksCalls.key(call.pack());
    return () -> packs.wearers(pack).stream().map(OwnerForm::of).toList();
  }

  private Supplier<@Nullable Object> setAside(PacksCalls.SetAside call) {
    BlobKey pack = PacksCalls.key(call.pack());
    return () -> {
      try {
        return packs.setAside(pack, call.fault());
      } catch (IOException e) {
        throw new RefusedException(new Refusal.StorageUnavailable(), e);
      }
    };
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return AdministratorDoor.refuse(refusal);
  }

  @Override
  public Answer fail(Request request) {
    return AdministratorDoor.text(500, "it failed; the server's log says why");
  }
}
