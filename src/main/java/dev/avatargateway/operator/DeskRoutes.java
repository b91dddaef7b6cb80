package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;

/** The desk's door on the management port: {@code POST /people} with an administrator's token. */
public final class DeskRoutes implements Dialect {

  static final String PATH = "/people";

  private static final int MAX_BODY = 64 * 1024;
  private static final String NO_COMMAND = "the body is no command";

  private final Desk desk;
  private final AdministratorDoor door;
  private final JsonMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  /**
   * @param administrators who may enter
   */
  public DeskRoutes(Desk desk, Administrators administrators) {
    this.desk = desk;
    this.door = new AdministratorDoor(administrators);
  }

  @Override
  public void mount(Routes routes) {
    routes.on("POST", PATH, this::carryOut);
    routes.otherwise(PATH, _ -> AdministratorDoor.text(404, "not found"));
  }

  private Answer carryOut(Request request) {
    door.check(request);
    try {
      return AdministratorDoor.text(200, desk.carryOut(read(request)));
    } catch (PeopleException e) {
      return AdministratorDoor.text(422, String.valueOf(e.getMessage()));
    }
  }

  private Wish read(Request request) {
    byte[] body = AdministratorDoor.body(request, MAX_BODY);
    try {
      Wish wish = mapper.readValue(body, Wish.class);
      if (wish == null) {
        throw new RefusedException(new Refusal.Malformed(NO_COMMAND));
      }
      return wish;
    } catch (JsonProcessingException e) {
      throw new RefusedException(new Refusal.Malformed(NO_COMMAND));
    } catch (IOException e) {
      throw new RefusedException(new Refusal.Malformed("the body ended early"));
    }
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return AdministratorDoor.refuse(refusal);
  }

  @Override
  public Answer fail(Request request) {
    return AdministratorDoor.text(500, "the command failed; the server's log says why");
  }
}
