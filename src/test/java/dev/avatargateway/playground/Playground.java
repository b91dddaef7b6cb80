package dev.avatargateway.playground;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.avatargateway.bridge.cloudreve.VillageSite;
import dev.avatargateway.bridge.mattermost.StandInServer;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.playground.Citizen.InCloudreve;
import dev.avatargateway.playground.Citizen.InMattermost;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A folder {@code playground} with a small Cloudreve site and what an operator writes down to move
 * its people, and a stand-in of a Mattermost server, which runs until it is ended. The same each
 * time.
 */
public final class Playground {

  private static final String SALT = "the salt of the playground's ids";
  private static final String SECRET_KEY = "the secret key of the playground's Cloudreve";
  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2099-12-31T00:00:00Z");

  private static final List<Citizen> PEOPLE =
      List.of(
          new Citizen(1, "ada", InCloudreve.PNG, InMattermost.INITIALS),
          new Citizen(2, "grace", InCloudreve.PNG, InMattermost.PICTURE),
          new Citizen(3, "linus", InCloudreve.GRAVATAR, InMattermost.INITIALS),
          new Citizen(4, "margaret", InCloudreve.NOTHING, InMattermost.INITIALS),
          new Citizen(5, "edsger", InCloudreve.LOST, InMattermost.PICTURE),
          new Citizen(6, "barbara", InCloudreve.JPEG, InMattermost.INITIALS),
          new Citizen(7, "alan", InCloudreve.PNG, InMattermost.INITIALS),
          new Citizen(8, "Alan", InCloudreve.PNG, InMattermost.ABSENT),
          new Citizen(9, "donald", InCloudreve.PNG, InMattermost.ABSENT),
          new Citizen(10, "katherine", InCloudreve.ABSENT, InMattermost.PICTURE));

  private static final CloudreveIds IDS = new CloudreveIds(Optional.of(SALT));

  private Playground() {}

  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path folder = Path.of("playground");
    if (Files.exists(folder)) {
      System.err.println("there is a playground already: remove the folder to begin anew");
      System.exit(1);
    }
    try (StandInServer mattermost = new StandInServer(port())) {
      PEOPLE.stream().filter(Citizen::isInMattermost).forEach(one -> one.moveTo(mattermost));
      lay(folder, mattermost.url());
      tell(folder, mattermost.url(), System.out);
      new CountDownLatch(1).await();
    } catch (BindException e) {
      System.err.println("port " + port() + " is taken: another one goes into MATTERMOST_PORT");
      System.exit(1);
    }
  }

  /** A Mattermost's own, unless told otherwise. */
  private static int port() {
    return Integer.parseInt(Optional.ofNullable(System.getenv("MATTERMOST_PORT")).orElse("8065"));
  }

  private static void lay(Path folder, String mattermost) throws IOException, SQLException {
    VillageSite.make(
        folder.resolve("cloudreve"),
        SALT,
        SECRET_KEY,
        PEOPLE.stream().filter(Citizen::isInCloudreve).map(Citizen::villager).toList());
    Files.writeString(folder.resolve("ada.token"), session(hashid(PEOPLE.getFirst())) + "\n");
    Files.write(folder.resolve("new-face.png"), new Face(11, 400).png());
    Files.writeString(
        folder.resolve("gateway.properties"),
        """
        data=playground/data
        cloudreve-secret-key=%s
        cloudreve-hash-id-salt=%s
        mattermost-url=%s
        mattermost-token=%s
        mattermost-pull=true
        mattermost-push=true
        """
            .formatted(SECRET_KEY, SALT, mattermost, StandInServer.ADMIN));
  }

  /** What a browser holds in which somebody is signed in at the site. */
  private static String session(String hashid) {
    return JWT.create()
        .withClaim("token_type", "access")
        .withSubject(hashid)
        .withNotBefore(FROM)
        .withExpiresAt(UNTIL)
        .sign(Algorithm.HMAC256(SECRET_KEY));
  }

  private static String hashid(Citizen one) {
    return IDS.wire(new Owner(new Space("cloudreve"), "#" + one.number()));
  }

  private static void tell(Path folder, String mattermost, PrintStream out) {
    out.println("person                 in Cloudreve                        in Mattermost");
    PEOPLE.forEach(one -> out.println(one.line(hashid(one))));
    out.println();
    out.println("Cloudreve's data folder:            " + folder.resolve("cloudreve"));
    out.println("Ada's token there, and a new face:  " + folder.resolve("ada.token"));
    out.println("                                    " + folder.resolve("new-face.png"));
    out.println("the gateway's configuration:        " + folder.resolve("gateway.properties"));
    out.println("tokens at Mattermost:               " + StandInServer.ADMIN + " (administrator)");
    out.println("                                    " + StandInServer.PLAIN + " (anybody)");
    out.println();
    out.println("ready on " + mattermost);
  }
}
