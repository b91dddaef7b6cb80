package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.hostile.Person.At;
import dev.avatargateway.hostile.Person.At.Outcome;
import dev.avatargateway.hostile.Person.Upload;
import dev.avatargateway.hostile.Person.Way;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** One person who sends whatever comes and looks each time at what is worn then. */
final class Trial {

  private final At person;
  private Map<String, HttpResponse<byte[]>> worn;

  /** Begins with a good picture. */
  Trial(At person, Upload good) throws IOException, InterruptedException {
    this.person = person;
    Outcome outcome = person.send(Way.CLOUDREVE, good);
    assertThat(outcome.taken()).as(outcome.words()).isTrue();
    worn = person.look();
    Served.assertClean(worn);
  }

  /**
   * Sends it; afterwards the picture is either a clean new one or, byte for byte, what it was.
   *
   * @param what it is called in the message of a failure
   */
  Outcome send(Way way, Upload upload, String what) throws IOException, InterruptedException {
    Outcome outcome = person.send(way, upload);
    String name = what + " through " + way + ": " + outcome;
    Map<String, HttpResponse<byte[]>> seen = person.look();
    if (outcome.taken()) {
      try {
        Served.assertClean(seen);
      } catch (AssertionError | IOException | RuntimeException e) {
        throw new AssertionError(name, e);
      }
      worn = seen;
      return outcome;
    }
    assertThat(outcome.status() < 500 || mattermostsOwn(outcome)).as(name).isTrue();
    assertThat(outcome.words()).as(name).doesNotContain("Exception", "avatargateway", "\tat ");
    for (var before : worn.entrySet()) {
      HttpResponse<byte[]> now = seen.get(before.getKey());
      assertThat(now).as(name + ", " + before.getKey()).isNotNull();
      assertThat(Arrays.equals(Objects.requireNonNull(now).body(), before.getValue().body()))
          .as(name + ", " + before.getKey())
          .isTrue();
    }
    return outcome;
  }

  /** Mattermost itself answers so to a body that is no form, and to what it cannot decode. */
  private static boolean mattermostsOwn(Outcome outcome) {
    return outcome.status() == 500 && outcome.words().contains("\"api.user.upload_profile_user.");
  }
}
