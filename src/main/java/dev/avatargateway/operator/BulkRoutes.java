package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
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
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The door for long work on the management port: {@code POST} with an administrator's token and a
 * body of at most 8 MiB of JSON on a path below {@code /bulk}. Refusals are one line of text.
 */
public final class BulkRoutes implements Dialect {

  private static final int MAX_BODY = 8 << 20;

  private final Bulk bulk;
  private final AdministratorDoor door;
  private final JsonMapper mapper = BulkCalls.calls();

  /**
   * @param administrator whether a credential is an administrator's
   */
  public BulkRoutes(Bulk bulk, Predicate<Credential> administrator) {
    this.bulk = bulk;
    this.door = new AdministratorDoor(administrator);
  }

  @Override
  public void mount(Routes routes) {
    on(routes, BulkCalls.FIND, BulkCalls.Find.class, this::find);
    on(routes, BulkCalls.PAGE, BulkCalls.Page.class, this::page);
    on(routes, BulkCalls.COUNT, BulkCalls.Count.class, this::count);
    on(routes, BulkCalls.COMMIT, BulkCalls.Commit.class, this::commit);
    on(routes, BulkCalls.MILESTONE, BulkCalls.Journey.class, this::milestone);
    on(routes, BulkCalls.NAMESAKES, BulkCalls.SharedBy.class, this::namesakes);
    on(routes, BulkCalls.LINK, BulkCalls.Link.class, this::link);
    routes.otherwise(BulkCalls.PREFIX, _ -> AdministratorDoor.text(404, "not found"));
  }

  /** A call says with its values what is to be done; both parts fail in ways of their own. */
  private <C> void on(
      Routes routes, String path, Class<C> type, Function<C, Supplier<@Nullable Object>> call) {
    routes.on(
        "POST",
        path,
        request -> {
          door.check(request);
          return json(prepare(request, type, call).get());
        });
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
    return () -> bulk.commit(arrivals, origin, milestone);
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

  private <C> Supplier<@Nullable Object> prepare(
      Request request, Class<C> type, Function<C, Supplier<@Nullable Object>> call) {
    byte[] body = AdministratorDoor.body(request, MAX_BODY);
    try {
      @Nullable C read = mapper.readValue(body, type);
      if (read == null) {
        throw new RefusedException(new Refusal.Malformed("the body is empty"));
      }
      return call.apply(read);
    } catch (JsonProcessingException e) {
      throw new RefusedException(new Refusal.Malformed("the body is not what this path takes"));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(new Refusal.Malformed(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new RefusedException(new Refusal.Malformed("the body ended early"));
    }
  }

  private Answer json(@Nullable Object value) {
    try {
      return AdministratorDoor.text(200, "")
          .with("Content-Type", "application/json")
          .withBody(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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
