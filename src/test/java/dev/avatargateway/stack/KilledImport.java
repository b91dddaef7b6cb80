package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An import that is killed at random moments, in the long form twenty times, half of them while a
 * server runs beside it, and is then let come to its end. A fifth of the kills come in the first
 * second, whatever the process does by then; the others while it works, spread over what is left to
 * do by the best rate seen so far.
 */
final class KilledImport {

  static final int KILLS = Boolean.getBoolean("deep") ? 20 : 8;

  private static final int FIRST_SECOND = 1000;

  private final Path data;
  private final String[] flags;
  private final List<String> line;
  private final long everybody;
  private final Random random;
  private final List<Long> behind = new ArrayList<>();

  /** People done in a millisecond; too high a guess only leaves more for the end. */
  private double rate = 0.3;

  /** For how long the last run was at work that was left to it, and where it began. */
  private long worked;

  private long known;
  private int unheard = 500;
  private int kills;
  private int laps;

  /**
   * @param everybody how many people the source has
   * @param flags of the server and the command
   * @param line the command, without those and without the folder
   */
  KilledImport(Path data, long everybody, long seed, List<String> flags, List<String> line) {
    this.data = data;
    this.flags = flags.toArray(String[]::new);
    this.everybody = everybody;
    this.random = new Random(seed);
    this.line = new ArrayList<>(line);
    this.line.add("--data=" + data);
    this.line.addAll(flags);
  }

  /** The first half of the kills with nobody beside, the other with a server; then to the end. */
  Jar.Outcome serverLater(boolean killIt) throws Exception {
    kill(0, KILLS / 2);
    GatewayProcess server = GatewayProcess.serve(data, flags);
    try {
      kill(KILLS / 2, KILLS);
      return killIt ? endWithTheServerKilled(server) : end();
    } finally {
      server.kill();
    }
  }

  /** The first half of the kills with a server beside, the other with nobody; then to the end. */
  Jar.Outcome serverFirst() throws Exception {
    GatewayProcess server = GatewayProcess.serve(data, flags);
    try {
      kill(0, KILLS / 2);
    } finally {
      server.kill();
    }
    kill(KILLS / 2, KILLS);
    return end();
  }

  private void kill(int from, int to) throws Exception {
    for (int i = from; i < to; ) {
      try (BridgeProcess run = BridgeProcess.start(line)) {
        boolean ended = i % 5 == 3 ? run.endsWithin(random.nextInt(FIRST_SECOND)) : atWork(run, i);
        if (ended) {
          beginAnew(i);
        } else {
          run.kill();
          note(run);
          kills++;
          i++;
        }
      }
    }
  }

  /** It came to its end before the kill: the next run goes through everybody once more. */
  private void beginAnew(int kill) {
    laps++;
    assertThat(laps).as("ends before kill %d of %s", kill + 1, behind).isLessThan(2 * KILLS);
    behind.clear();
    worked = 0;
    known = 0;
    unheard = 250;
  }

  /** Leaves it alone until it works, and for a random share of what is left then. */
  private boolean atWork(BridgeProcess run, int kill) throws Exception {
    if (behind.isEmpty()) {
      // Nothing is committed yet, and how long a start takes here is not known.
      unheard *= 2;
      return run.endsWithin(unheard / 2 + random.nextInt(unheard / 2));
    }
    Optional<Long> goesOn = run.goingOn();
    if (goesOn.isEmpty()) {
      return true;
    }
    learn(goesOn.get());
    double share = (everybody - goesOn.get()) / (KILLS - kill + 4.0);
    worked = 1 + (long) (share / rate * (0.5 + random.nextDouble()));
    return run.endsWithin(worked);
  }

  /** How far a run came is known when the next one says so. */
  private void learn(long now) {
    if (worked > 0) {
      rate = Math.max(rate, (double) (now - known) / worked);
    }
    known = now;
  }

  private void note(BridgeProcess run) {
    if (run.behind() > 0) {
      behind.add(run.behind());
    }
  }

  private Jar.Outcome end() throws Exception {
    try (BridgeProcess run = BridgeProcess.start(line)) {
      return ended(run);
    }
  }

  /** The import waits for a server that is back in time, and goes on with it. */
  private Jar.Outcome endWithTheServerKilled(GatewayProcess server) throws Exception {
    int management = URI.create(server.managementUrl()).getPort();
    try (BridgeProcess run = BridgeProcess.start(line)) {
      if (run.goingOn().isEmpty()) {
        return ended(run);
      }
      server.kill();
      assertThat(run.isRunning()).isTrue();
      GatewayProcess again = GatewayProcess.serve(data, management, flags);
      try {
        return ended(run);
      } finally {
        again.kill();
      }
    }
  }

  private Jar.Outcome ended(BridgeProcess run) throws InterruptedException {
    Jar.Outcome outcome = run.awaitEnd();
    note(run);
    assertThat(kills).isEqualTo(KILLS);
    if (!behind.isEmpty()) {
      assertThat(outcome.err()).contains("going on behind %,d".formatted(behind.getLast()));
      assertThat(behind).as("nothing that was done is done again").isSorted();
    }
    return outcome;
  }

  /** Behind how many people each run went on that came so far. */
  @Override
  public String toString() {
    return behind.toString();
  }
}
