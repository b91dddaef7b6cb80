package dev.avatargateway.stack;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Expected;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.core.Owner;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A generated Cloudreve site whose people move to a gateway, and back to a bare copy of it. */
final class CloudreveMove {

  private static final CloudreveIds IDS = new CloudreveIds(Optional.of(CloudreveSiteForge.SALT));

  private final Path data;
  private final Forged site;
  private final List<String> flags;

  CloudreveMove(Path data, Forged site, List<String> flags) {
    this.data = data;
    this.site = site;
    this.flags = List.copyOf(flags);
  }

  KilledImport kills(long seed) {
    return new KilledImport(
        data,
        site.people().size(),
        seed,
        flags,
        List.of("import", "cloudreve", "--from=" + site.folder()));
  }

  /** That an import ended well, that its numbers are the site's, and that it leaves nothing. */
  void assertImported(Jar.Outcome outcome) throws Exception {
    Count summary = Count.summary(outcome.done(), "imported");
    assertAgrees(summary);
    assertThat(summary.of("imported")).isBetween(0L, dressed());

    Count again = Count.summary(run("import", "--from", site.folder()).done(), "imported");
    assertAgrees(again);
    assertThat(again.of("imported")).isZero();
    assertNoDifference(site.folder());
  }

  private void assertAgrees(Count summary) {
    assertThat(summary.of("read")).isEqualTo(site.people().size());
    assertThat(summary.of("failed")).isZero();
    assertThat(summary.reasons("skipped")).isEqualTo(skipped());
    assertThat(summary.of("imported") + summary.of("unchanged")).isEqualTo(dressed());
  }

  private long dressed() {
    return count(Expected.Picture.class) + count(Expected.Gravatar.class);
  }

  private long count(Class<? extends Expected> kind) {
    return site.people().values().stream().filter(kind::isInstance).count();
  }

  private Map<String, Long> skipped() {
    return site.people().values().stream()
        .flatMap(CloudreveMove::reason)
        .collect(groupingBy(reason -> reason, counting()));
  }

  private static Stream<String> reason(Expected expected) {
    return switch (expected) {
      case Expected.Skipped(String reason) -> Stream.of(reason);
      case Expected.Nothing() -> Stream.of("no picture there");
      case Expected.Picture _, Expected.Gravatar _ -> Stream.empty();
    };
  }

  /** That nobody differs from that site, by the numbers too. */
  private void assertNoDifference(Path folder) throws Exception {
    Count diff = Count.read(run("diff", "--from", folder).done());
    assertThat(diff.of("read there")).isEqualTo(site.people().size());
    assertThat(diff.of("differ")).isZero();
    assertThat(diff.of("only here")).isZero();
    Map<String, Long> same = new HashMap<>(diff.reasons("same"));
    long alike = same.getOrDefault("equal", 0L) + same.getOrDefault("alike", 0L);
    assertThat(alike).isEqualTo(count(Expected.Picture.class));
    assertThat(same).containsEntry("Gravatar on both sides", count(Expected.Gravatar.class));
  }

  /** That a server shows everybody's look, by Cloudreve's own door. */
  void assertServed() throws Exception {
    GatewayProcess server = GatewayProcess.serve(data, flags.toArray(String[]::new));
    try (Wire wire = new Wire()) {
      List<Map.Entry<Long, Expected>> everybody = List.copyOf(site.people().entrySet());
      for (int i = 0; i < everybody.size(); i++) {
        // Each seventh picture: whole runs of neighbours are never left out.
        if (!(everybody.get(i).getValue() instanceof Expected.Picture) || i % 7 == 0) {
          assertServed(wire, server.url(), everybody.get(i).getKey(), everybody.get(i).getValue());
        }
      }
    } finally {
      server.kill();
    }
  }

  private static void assertServed(Wire wire, String url, long row, Expected expected)
      throws IOException, InterruptedException {
    String id = IDS.wire(new Owner(CloudreveIds.SPACE, "#" + row));
    HttpResponse<byte[]> answer =
        wire.send(Message.get(url + "/api/v4/user/avatar/" + id + "?nocache=1", ""));
    String who = "row %d, %s: %s".formatted(row, expected, answer);
    switch (expected) {
      case Expected.Picture picture -> {
        assertThat(answer.statusCode()).as(who).isEqualTo(200);
        Pixels.assertShows(who, answer.body(), 200, picture.bytes());
      }
      case Expected.Gravatar _ -> {
        assertThat(answer.statusCode()).as(who).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("gravatar");
      }
      case Expected.Skipped(String reason) when reason.equals("deleted there") -> {
        // Cloudreve's words for a user that nobody knows.
        assertThat(answer.statusCode()).as(who).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).as(who).startsWith("{");
      }
      case Expected.Nothing _, Expected.Skipped _ ->
          assertThat(answer.statusCode()).as(who).isEqualTo(404);
    }
  }

  /** That a site on which nobody shows anything shows the same again after the export. */
  void assertGoesBackTo(Forged bare) throws Exception {
    Count summary = Count.summary(run("export", "--to", bare.folder()).done(), "exported");
    assertThat(summary.of("exported")).isEqualTo(dressed());
    assertThat(summary.of("failed")).isZero();
    Map<Long, String> rows = rows(bare.folder());
    assertThat(rows.keySet()).isEqualTo(site.people().keySet());
    for (Map.Entry<Long, Expected> one : site.people().entrySet()) {
      assertThat(rows.get(one.getKey()))
          .as("row %s", one)
          .isEqualTo(
              switch (one.getValue()) {
                case Expected.Picture _ -> "file";
                case Expected.Gravatar _ -> "gravatar";
                case Expected.Nothing _, Expected.Skipped _ -> "";
              });
      if (one.getValue() instanceof Expected.Picture picture) {
        assertLies(bare.folder(), one.getKey(), picture);
      }
    }
    Count again = Count.summary(run("export", "--to", bare.folder()).done(), "exported");
    assertThat(again.of("exported")).isZero();
    assertThat(again.of("unchanged")).isEqualTo(summary.of("exported") + summary.of("unchanged"));
    assertNoDifference(bare.folder());
  }

  /** Version 4 has one file for each picture, version 3 has three. */
  private void assertLies(Path folder, long row, Expected.Picture picture) throws IOException {
    Path pictures = folder.resolve("avatar");
    String name = "avatar_" + row;
    if (Files.exists(pictures.resolve(name + ".png"))) {
      assertShows(pictures.resolve(name + ".png"), 200, picture);
    } else {
      assertShows(pictures.resolve(name + "_2.png"), 200, picture);
      assertShows(pictures.resolve(name + "_1.png"), 130, picture);
      assertShows(pictures.resolve(name + "_0.png"), 50, picture);
    }
  }

  private static void assertShows(Path file, int edge, Expected.Picture picture)
      throws IOException {
    Pixels.assertShows(file.toString(), Files.readAllBytes(file), edge, picture.bytes());
  }

  private static Map<Long, String> rows(Path folder) throws SQLException {
    Map<Long, String> rows = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cloudreve.db"));
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT id, avatar FROM users")) {
      while (found.next()) {
        rows.put(found.getLong(1), Objects.requireNonNullElse(found.getString(2), ""));
      }
    }
    return rows;
  }

  private Jar.Outcome run(String verb, String key, Path place) throws Exception {
    return BridgeProcess.run(
        Stream.concat(
                Stream.of(verb, "cloudreve", key + "=" + place, "--data=" + data), flags.stream())
            .toList());
  }
}
