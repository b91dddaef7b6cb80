package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.mattermost.MattermostForge;
import dev.avatargateway.bridge.mattermost.MattermostForge.Citizen;
import dev.avatargateway.bridge.mattermost.MattermostForge.Trap;
import dev.avatargateway.bridge.mattermost.StandInServer;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipFile;

/** A generated Mattermost whose people move to a gateway, and back. */
final class MattermostMove {

  static final String TOKEN = "--token=" + StandInServer.ADMIN;

  private final Path data;
  private final MattermostForge forge;
  private final List<String> from;

  /**
   * @param from the keys that name the source
   */
  MattermostMove(Path data, MattermostForge forge, List<String> from) {
    this.data = data;
    this.forge = forge;
    this.from = List.copyOf(from);
  }

  List<String> from() {
    return from;
  }

  KilledImport kills(long seed) {
    List<String> line = new ArrayList<>(List.of("import", "mattermost"));
    line.addAll(from);
    return new KilledImport(data, forge.citizens().count(), seed, List.of(), line);
  }

  /** Puts everybody on one server, and on the other without their pictures. */
  void populate(StandInServer dressed, StandInServer bare) {
    for (Citizen citizen : forge.citizens().filter(one -> one.trap() != Trap.LOST).toList()) {
      dressed.add(
          citizen.id(), citizen.username(), citizen.email(), citizen.setAt(), citizen.picture());
      bare.add(citizen.id(), citizen.username(), citizen.email(), 0, Optional.empty());
    }
  }

  /**
   * That an import ended well, that its numbers are the generator's, and that it leaves nothing.
   */
  void assertImported(Jar.Outcome outcome) throws Exception {
    Count summary = Count.summary(outcome.done(), "imported");
    assertAgrees(summary);
    assertThat(summary.of("imported")).isBetween(0L, shown());

    Count again = Count.summary(run("import", from).done(), "imported");
    assertAgrees(again);
    assertThat(again.of("imported")).isZero();
    Count diff = Count.read(run("diff", from).done());
    assertThat(diff.of("read there")).isEqualTo(forge.citizens().count());
    assertNothingDiffers(diff);
  }

  private void assertAgrees(Count summary) {
    Map<String, Long> skipped =
        Map.of(
            "its file is missing there",
            count(trap -> trap == Trap.LOST),
            "no picture there",
            count(trap -> !trap.set()));
    assertThat(summary.of("read")).isEqualTo(forge.citizens().count());
    assertThat(summary.of("failed")).isZero();
    assertThat(summary.reasons("skipped")).isEqualTo(skipped);
    assertThat(summary.of("imported") + summary.of("unchanged")).isEqualTo(shown());
  }

  private void assertNothingDiffers(Count diff) {
    assertThat(diff.of("differ")).isZero();
    assertThat(diff.of("only here")).isZero();
    Map<String, Long> same = diff.reasons("same");
    assertThat(same.getOrDefault("equal", 0L) + same.getOrDefault("alike", 0L)).isEqualTo(shown());
  }

  private long shown() {
    return count(Trap::shows);
  }

  private long count(Predicate<Trap> which) {
    return forge.citizens().map(Citizen::trap).filter(which).count();
  }

  /** That a server shows everybody's look, by Mattermost's own door. */
  void assertServed() throws Exception {
    String reader =
        Jar.run("token", "--space=mattermost", "--user=" + forge.citizen(0).id(), "--data=" + data)
            .lastLine();
    GatewayProcess server = GatewayProcess.serve(data);
    try (Wire wire = new Wire()) {
      // Three rounds of traps of each eleven: neighbours, and yet from everywhere.
      for (Citizen citizen : forge.citizens().filter(MattermostMove::sampled).toList()) {
        HttpResponse<byte[]> answer =
            wire.send(
                Message.get(server.url() + "/api/v4/users/" + citizen.id() + "/image", reader));
        assertServed(citizen, answer);
      }
    } finally {
      server.kill();
    }
  }

  private static boolean sampled(Citizen citizen) {
    return Integer.parseInt(citizen.username().replaceAll("\\D+", "")) / 60 % 4 == 0;
  }

  private static void assertServed(Citizen citizen, HttpResponse<byte[]> answer)
      throws IOException {
    String who = citizen + ": " + answer;
    assertThat(answer.statusCode()).as(who).isEqualTo(200);
    String version = answer.headers().firstValue("Etag").orElse("none");
    if (citizen.picture().isPresent()) {
      assertThat(Long.parseLong(version)).as(who).isPositive();
      Pixels.assertShows(who, answer.body(), 128, citizen.picture().get());
    } else {
      assertThat(version).as(who).isEqualTo("0");
    }
  }

  /** That an archive of everybody holds everybody's picture, and nothing differs from it. */
  void assertGoesBackTo(Path archive) throws Exception {
    for (int i = 0; i < 2; i++) {
      // An archive is written whole each time, over what was there.
      Count summary = Count.summary(run("export", List.of("--to=" + archive)).done(), "exported");
      assertThat(summary.of("exported")).isEqualTo(shown());
      assertThat(summary.of("failed")).isZero();
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.size()).isEqualTo((int) shown() + 1);
      for (Citizen citizen : forge.citizens().filter(one -> one.trap().shows()).toList()) {
        byte[] bytes =
            zip.getInputStream(zip.getEntry("data/users/" + citizen.id() + "/profile.png"))
                .readAllBytes();
        Pixels.assertShows(citizen.toString(), bytes, 128, citizen.picture().orElseThrow());
      }
    }
    assertNothingDiffers(Count.read(run("diff", List.of("--from=" + archive)).done()));
  }

  /** That everybody is dressed again on a server that never saw a picture. */
  void assertGoesBackTo(StandInServer server) throws Exception {
    List<String> to = List.of("--to=" + server.url(), TOKEN);
    Count summary = Count.summary(run("export", to).done(), "exported");
    assertThat(summary.of("exported")).isEqualTo(shown());
    assertThat(summary.of("failed")).isZero();
    for (Citizen citizen : forge.citizens().toList()) {
      Optional<byte[]> there = server.picture(citizen.id());
      assertThat(there.isPresent()).as("%s", citizen).isEqualTo(citizen.trap().shows());
      if (there.isPresent()) {
        Pixels.assertShows(citizen.toString(), there.get(), 128, citizen.picture().orElseThrow());
      }
    }
    Count again = Count.summary(run("export", to).done(), "exported");
    assertThat(again.of("exported")).isZero();
    assertThat(again.of("unchanged")).isEqualTo(shown());
    assertNothingDiffers(Count.read(run("diff", List.of("--from=" + server.url(), TOKEN)).done()));
  }

  Jar.Outcome run(String verb, List<String> keys) throws Exception {
    List<String> line = new ArrayList<>(List.of(verb, "mattermost"));
    line.addAll(keys);
    line.add("--data=" + data);
    return BridgeProcess.run(line);
  }
}
