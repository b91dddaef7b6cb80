package dev.avatargateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.cli.ServeCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every key of {@code serve}. */
class KeysTest extends KeyContract {

  private static final String LONG_SECRET = "s3cr3t".repeat(8);

  private static final List<String> NO_ADDRESSES =
      List.of("", "example.org", "ftp://example.org", "http://", "http://e x", "https://u:p@e.org");

  static Stream<Key> keys() {
    return Stream.of(
            serverKeys(),
            storeKeys(),
            cloudreveKeys(),
            mattermostKeys(),
            hubKeys(),
            libravatarKeys(),
            limitKeys(),
            memoryKeys(),
            hookKeys(),
            sweepKeys())
        .flatMap(keys -> keys);
  }

  private static Stream<Key> memoryKeys() {
    return Stream.of(
        key(
            "--remember-people",
            k -> k.memory().people(),
            MemoryKeys.forHeap(Runtime.getRuntime().maxMemory()),
            0,
            10_000_000,
            List.of("-1", "10000001", "", "many")),
        new Key(
            "--remember-pictures",
            line(k -> k.memory().pictures()),
            32L << 20,
            Map.entry("0", 0L),
            Map.entry("512M", 512L << 20),
            List.of("", "-1", "much")),
        new Key(
            "--remember-sizes",
            line(k -> k.memory().sizes()),
            16L << 20,
            Map.entry("0", 0L),
            Map.entry("1G", 1L << 30),
            List.of("", "-1", "much")));
  }

  private static Stream<Key> libravatarKeys() {
    return Stream.of(
        new Key(
            "--libravatar-trusted-defaults",
            line(k -> k.libravatar().trustedDefaults()),
            List.of(),
            Map.entry("cdn.example.org", List.of("cdn.example.org")),
            Map.entry("a.example.org,[::1]:8080", List.of("a.example.org", "[::1]:8080")),
            List.of("", "https://a.example.org", "a.example.org/x", "u@a.example.org", "a:99999")));
  }

  private static Stream<Key> limitKeys() {
    List<String> noNumbers = List.of("-1", "1000001", "", "many", "1.5");
    return Stream.of(
        key(
            "--caller-writes-per-minute",
            k -> k.limits().callerWrites(),
            60L,
            0L,
            1_000_000L,
            noNumbers),
        key(
            "--address-writes-per-second",
            k -> k.limits().addressWrites(),
            2000L,
            0L,
            5L,
            noNumbers),
        key(
            "--address-failures-per-minute",
            k -> k.limits().addressFailures(),
            600L,
            0L,
            5L,
            noNumbers),
        new Key(
            "--trusted-proxies",
            line(k -> k.limits().trustedProxies()),
            List.of(),
            Map.entry("10.0.0.0/8", List.of("10.0.0.0/8")),
            Map.entry("10.0.0.0/8,::1/128", List.of("10.0.0.0/8", "::1/128")),
            List.of()),
        new Key(
            "--disk-budget",
            line(k -> k.limits().disk().budget()),
            0L,
            Map.entry("20G", 20L << 30),
            Map.entry("1048577", 1048577L),
            List.of("", "-1", "1.5G", "G", "20GB", "1000000000000G", "1e9")),
        new Key(
            "--min-free-space",
            line(k -> k.limits().disk().minFreeSpace()),
            256L << 20,
            Map.entry("0", 0L),
            Map.entry("512k", 512L << 10),
            List.of("", "-1", "some")),
        key("--fetches-at-once", k -> k.limits().fetchesAtOnce(), 16, 1, 1024, "0", "1025", "x"));
  }

  private static Stream<Key> hookKeys() {
    return Stream.of(
        key(
            "--hook-url",
            k -> k.hook().url(),
            null,
            "https://cdn.example.org/purge?zone=1",
            "http://127.0.0.1:8000/",
            NO_ADDRESSES),
        key("--hook-secret", k -> k.hook().secret(), null, LONG_SECRET, "whsec_abcd", ""));
  }

  private static Stream<Key> sweepKeys() {
    return Stream.of(
        new Key(
            "--sweep-every",
            line(k -> k.sweep().every()),
            Optional.of(Duration.ofHours(1)),
            Map.entry("0", Optional.empty()),
            Map.entry("90m", Optional.of(Duration.ofMinutes(90))),
            List.of("", "0s", "-1h", "1", "1w", "366d", "99999999h")),
        new Key(
            "--sweep-grace",
            line(k -> k.sweep().grace()),
            Duration.ofHours(24),
            Map.entry("60s", Duration.ofMinutes(1)),
            Map.entry("7d", Duration.ofDays(7)),
            List.of("", "0", "59s", "-1h", "1", "3651d")));
  }

  private static Key wish(String flag, Function<ServeCommand, @Nullable Object> read) {
    return key(flag, read, false, true, false, "maybe", "1");
  }

  private static Stream<Key> serverKeys() {
    List<String> noHosts = List.of("", " ", "a b", "a/b", "user@host", "1.2.3.4:80", "[::1", "::z");
    List<String> noPorts = List.of("-1", "65536", "", "http", "1.5");
    return Stream.of(
        key("--host", k -> k.server().host(), "127.0.0.1", "::1", "localhost", noHosts),
        key("--port", k -> k.server().port(), 8080, 0, 65535, noPorts),
        url("--public-url", k -> k.server().publicUrl()),
        key(
            "--management-host",
            k -> k.server().managementHost(),
            "127.0.0.1",
            "0.0.0.0",
            "[::1]",
            noHosts),
        key("--management-port", k -> k.server().managementPort(), 8081, 0, 9000, noPorts),
        key("--master-edge", k -> k.pictures().masterEdge(), 512, 128, 2048, "127", "2049", "big"),
        new Key(
            "--image-memory",
            line(k -> k.pictures().imageMemory()),
            96L << 20,
            Map.entry("64", 64L << 20),
            Map.entry("65536", 65536L << 20),
            List.of("63", "65537", "1g")),
        new Key(
            "--fetch-allow",
            line(k -> k.pictures().fetchAllow()),
            List.of(),
            Map.entry("10.0.0.0/8", List.of("10.0.0.0/8")),
            Map.entry("10.0.0.0/8,::1/128", List.of("10.0.0.0/8", "::1/128")),
            List.of()),
        new Key(
            "--initials-glyphs",
            line(k -> k.server().initialsGlyphs()),
            null,
            Map.entry("a.png", Path.of("a.png")),
            Map.entry("/b.png", Path.of("/b.png")),
            List.of("", "a\0b")),
        key("--log-level", k -> k.server().logLevel(), "info", "debug", "error", "loud", ""),
        new Key(
            "--log-format",
            line(k -> k.server().logsJson()),
            false,
            Map.entry("json", true),
            Map.entry("text", false),
            List.of("", "xml")),
        wish("--demo", ServeCommand::demo));
  }

  private static Stream<Key> storeKeys() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.of(
        new Key(
            "--data",
            line(k -> k.store().data()),
            here.resolve("data"),
            Map.entry("/srv/../a", Path.of("/a")),
            Map.entry("b", here.resolve("b")),
            List.of("", "a\0b")),
        new Key(
            "--blobs",
            line(k -> k.store().blobs()),
            new BlobPlace.Folder(here.resolve("data/blobs")),
            Map.entry("file:b", new BlobPlace.Folder(here.resolve("b"))),
            Map.entry("s3://abc", bucket("abc")),
            List.of("", "file:", "/a", "s4:b", "file:a\0b")),
        key(
            "--database-url",
            k -> k.store().databaseUrl(),
            null,
            "jdbc:postgresql://db/avatars?sslmode=require",
            "jdbc:postgresql:avatars",
            List.of("", "db", "postgres://db/avatars", "jdbc:h2:mem:a")),
        key("--database-user", k -> k.store().databaseUser(), null, "ada", "o'neil", ""),
        key("--database-password", k -> k.store().databasePassword(), null, "a=b", "\u00e9", ""),
        key("--history", k -> k.store().history(), 5, 1, 1000, "0", "1001", "all"),
        key(
            "--cloudreve-hash-id-salt",
            k -> k.store().cloudreveHashIdSalt(),
            null,
            "salt",
            "pepper",
            ""));
  }

  private static BlobPlace bucket(String name) {
    return new BlobPlace.Bucket(name, "", Optional.empty(), Optional.empty(), false);
  }

  private static Stream<Key> cloudreveKeys() {
    return Stream.of(
        key(
            "--cloudreve-secret-key",
            k -> k.cloudreve().secretKey(),
            null,
            LONG_SECRET,
            "short",
            ""),
        url("--cloudreve-url", k -> k.cloudreve().url()),
        wish("--cloudreve-pull", k -> k.cloudreve().pull()),
        wish("--cloudreve-push", k -> k.cloudreve().push()),
        key("--cloudreve-redirect", k -> k.cloudreve().redirect(), 301, 302, 301, "303", "", "x"),
        new Key(
            "--cloudreve-gravatar-url",
            line(k -> k.cloudreve().gravatarUrl()),
            "https://www.gravatar.com",
            Map.entry("https://cdn.example.org/gravatar/", "https://cdn.example.org/gravatar"),
            Map.entry("http://mirror.example.org", "http://mirror.example.org"),
            NO_ADDRESSES),
        age("--cloudreve-max-age", k -> k.cloudreve().maxAge(), 86400),
        bytes("--cloudreve-max-bytes", k -> k.cloudreve().maxBytes(), 4194304L, 2147483647L));
  }

  private static Stream<Key> mattermostKeys() {
    return Stream.of(
        url("--mattermost-url", k -> k.mattermost().url()),
        key("--mattermost-token", k -> k.mattermost().token(), null, "abc", "xyz", ""),
        wish("--mattermost-pull", k -> k.mattermost().pull()),
        wish("--mattermost-push", k -> k.mattermost().push()),
        age("--mattermost-max-age", k -> k.mattermost().maxAge(), 0),
        bytes("--mattermost-max-bytes", k -> k.mattermost().maxBytes(), 104857600L, 2147483135L));
  }

  private static Stream<Key> hubKeys() {
    return Stream.of(
        key(
            "--creatorshub-jwt-secret",
            k -> k.creatorsHub().jwtSecret(),
            null,
            LONG_SECRET,
            "short",
            ""),
        key(
            "--creatorshub-jwks-url",
            k -> k.creatorsHub().jwksUrl(),
            null,
            "https://hub.example.org/keys?v=1",
            "http://hub.example.org/",
            NO_ADDRESSES),
        key(
            "--creatorshub-user-claim",
            k -> k.creatorsHub().userClaim(),
            "sub",
            "userId",
            "id",
            "",
            " "),
        url("--creatorshub-url", k -> k.creatorsHub().url()),
        key("--creatorshub-token", k -> k.creatorsHub().token(), null, "abc", "xyz", ""),
        wish("--creatorshub-pull", k -> k.creatorsHub().pull()),
        wish("--creatorshub-push", k -> k.creatorsHub().push()),
        bytes("--creatorshub-max-bytes", k -> k.creatorsHub().maxBytes(), 10485760L, 2147483647L),
        new Key(
            "--creatorshub-missing",
            line(k -> k.creatorsHub().placeholder()),
            true,
            Map.entry("null", false),
            Map.entry("placeholder", true),
            List.of("", "none")),
        key("--creatorshub-unknown", k -> k.creatorsHub().unknown(), 404, 400, 404, "401", ""));
  }

  private static Key key(
      String flag,
      Function<ServeCommand, @Nullable Object> read,
      @Nullable Object standard,
      Object first,
      Object second,
      String... bad) {
    return key(flag, read, standard, first, second, List.of(bad));
  }

  private static Key key(
      String flag,
      Function<ServeCommand, @Nullable Object> read,
      @Nullable Object standard,
      Object first,
      Object second,
      List<String> bad) {
    return new Key(
        flag,
        line(read),
        standard,
        Map.entry(first.toString(), first),
        Map.entry(second.toString(), second),
        bad);
  }

  private static Key url(String flag, Function<ServeCommand, @Nullable Object> read) {
    return new Key(
        flag,
        line(read),
        null,
        Map.entry("https://example.org/", "https://example.org"),
        Map.entry("http://[::1]:8065/sub", "http://[::1]:8065/sub"),
        Stream.concat(
                NO_ADDRESSES.stream(),
                Stream.of("http://e.org:70000", "http://e.org?q=1", "http://e.org/#f"))
            .toList());
  }

  private static Key age(String flag, Function<ServeCommand, @Nullable Object> read, int standard) {
    return key(flag, read, standard, 1, 31_536_000, "-1", "31536001", "1d", "");
  }

  private static Key bytes(
      String flag, Function<ServeCommand, @Nullable Object> read, long standard, long most) {
    return key(
        flag, read, standard, 1L, most, "0", "-1", Long.toString(most + 1), "1M", "9".repeat(30));
  }

  private static Key.Line line(Function<ServeCommand, @Nullable Object> read) {
    return (variables, flags) -> Typed.serve(read, variables, flags);
  }

  @Test
  void noKeyIsForgotten() {
    assertThat(Typed.flags("serve"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(keys(), BlobKeysTest.keys()).map(Key::flag).toList());
  }
}
