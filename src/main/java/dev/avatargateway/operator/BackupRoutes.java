package dev.avatargateway.operator;

import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for backups on the management port: {@code POST /backup} with an administrator's token
 * has the catalog copied to a new file in the data folder, and names it.
 */
public final class BackupRoutes implements Dialect {

  static final String PATH = "/backup";

  private static final Logger LOG = LoggerFactory.getLogger(BackupRoutes.class);

  private final Writer writer;
  private final AdministratorDoor door;

  /**
   * @param administrators who may enter
   */
  public BackupRoutes(Writer writer, Administrators administrators) {
    this.writer = writer;
    this.door = new AdministratorDoor(administrators);
  }

  /** Copies the catalog to a new file. */
  @FunctionalInterface
  public interface Writer {

    /**
     * @return the file's name in the data folder
     * @throws PeopleException with one sentence when this catalog is no file
     */
    String write() throws IOException;
  }

  @Override
  public void mount(Routes routes) {
    routes.on("POST", PATH, this::write);
    routes.otherwise(PATH, _ -> AdministratorDoor.text(404, "not found"));
  }

  private Answer write(Request request) {
    door.check(request);
    try {
      return AdministratorDoor.text(200, writer.write());
    } catch (PeopleException e) {
      return AdministratorDoor.text(422, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.warn("No backup was written", e);
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
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
