package dev.avatargateway.operator;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.SweptException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import dev.avatargateway.operator.BulkForms.ArrivalForm;
import dev.avatargateway.operator.BulkForms.MilestoneForm;
import dev.avatargateway.operator.BulkForms.NamesakesForm;
import dev.avatargateway.operator.BulkForms.OwnerForm;
import dev.avatargateway.operator.BulkForms.PairForm;
import dev.avatargateway.operator.BulkForms.SitterForm;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The door for long work on the management port: {@code POST} with an administrator's token and a
 * body of at most 8 MiB of JSON on a path below {@code /bulk}. Refusals are one line of text.
 */
public final class BulkRoutes implements Dialect {

  private final Bulk bulk;
  private final JsonDoor door;

  /**
   * @param administrators who may enter
   */
  public BulkRoutes(Bulk bulk, Administrators administrators) {
    this.bulk = bulk;
    this.door = new JsonDoor(administrators);
  }

  @Override
  public void mount(Routes routes) {
    door.on(routes, BulkCalls.FIND, BulkCalls.Find.class, this::find);
    door.on(routes, BulkCalls.PAGE, BulkCalls.Page.class, this::page);
    door.on(routes, BulkCalls.COUNT, BulkCalls.Count.class, this::count);
    door.on(routes, BulkCalls.COMMIT, BulkCalls.Commit.class, this::commit);
    door.on(routes, BulkCalls.MILESTONE, BulkCalls.Journey.class, this::milestone);
    door.on(routes, BulkCalls.NAMESAKES, BulkCalls.SharedBy.class, this::namesakes);
    door.on(routes, BulkCalls.LINK, BulkCalls.Link.class, this::link);
    routes.otherwise(BulkCalls.PREFIX, _ -> AdministratorDoor.text(404, "not found"));
  }

  private Supplier<@Nullable Object> find(BulkCalls.Find call) {
    var owners = Bulk.batch(call.owners().stream().map(OwnerForm::value).toList());
    return () ->
        bulk.find(owners).stream().map(found -> found.map(SitterForm::of).orElse(null)).toList();
  }

  private Supplier<@Nullable Object> page(BulkCalls.Page call) {
    Space space = new Space(call.space());
    int limit = Bulk.limit(call.limit());
    return () -> bulk.page(space, call.after(), limit).stream().map(SitterForm::of).toList();
  }

  private Supplier<@Nullable Object> count(BulkCalls.Count call) {
    Space space = new Space(call.space());
    return () -> bulk.count(space);
  }

  private Supplier<@Nullable Object> commit(BulkCalls.Commit call) {
    var arrivals = Bulk.batch(call.arrivals().stream().map(ArrivalForm::value).toList());
    var origin = call.origin().value();
    var milestone = call.milestone().value();
    return () -> {
      try {
        return new BulkCalls.Committed(bulk.commit(arrivals, origin, milestone), List.of());
      } catch (SweptException e) {
        return new BulkCalls.Committed(
            List.of(), e.packs().stream().map(BlobKey::toString).toList());
      }
    };
  }

  private Supplier<@Nullable Object> milestone(BulkCalls.Journey call) {
    return () -> bulk.milestone(call.journey()).map(MilestoneForm::of).stream().toList();
  }

  private Supplier<@Nullable Object> namesakes(BulkCalls.SharedBy call) {
    var spaces = call.spaces().stream().map(Space::new).collect(Collectors.toSet());
    int limit = Bulk.limit(call.limit());
    return () ->
        bulk.namesakes(spaces, call.after(), limit).stream().map(NamesakesForm::of).toList();
  }

  private Supplier<@Nullable Object> link(BulkCalls.Link call) {
    List<Bulk.Pair> pairs = Bulk.batch(call.pairs().stream().map(PairForm::value).toList());
    return () -> bulk.link(pairs).stream().map(complaint -> complaint.orElse(null)).toList();
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
