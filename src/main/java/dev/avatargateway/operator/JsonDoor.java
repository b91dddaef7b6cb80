package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls and answers in JSON on the management port, for administrators. */
final class JsonDoor {

  private static final int MAX_BODY = 8 << 20;

  private final AdministratorDoor door;
  private final JsonMapper mapper = BulkCalls.calls();

  JsonDoor(Administrators administrators) {
    this.door = new AdministratorDoor(administrators);
  }

  /** A call says with its values what is to be done; both parts fail in ways of their own. */
  <C> void on(
      Routes routes, String path, Class<C> type, Function<C, Supplier<@Nullable Object>> call) {
    routes.on(
        "POST",
        path,
        request -> {
          door.check(request);
          return json(prepare(request, type, call).get());
        });
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
}
