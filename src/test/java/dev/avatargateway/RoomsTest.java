package dev.avatargateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the walls of the house: which room may import which, and which libraries it sees. */
class RoomsTest {

  private static final String ROOT = "dev.avatargateway";
  private static final List<String> EVERYBODY =
      List.of("java..", "javax.crypto..", "org.jspecify..", "org.slf4j..");

  /** Room → rooms it may import and libraries it may see. */
  private static final Map<String, List<String>> WALLS =
      Map.ofEntries(
          Map.entry("core", List.of()),
          Map.entry(
              "image",
              List.of(
                  "core",
                  "org.bytedeco..",
                  "javax.imageio..",
                  "com.drew..",
                  "com.github.benmanes..")),
          Map.entry("fetch", List.of("core", "okhttp3..", "okio..", "kotlin..", "javax.net..")),
          Map.entry("blob.s3", List.of("core", "blob", "software.amazon.awssdk..")),
          Map.entry("blob", List.of("core", "com.github.benmanes..")),
          Map.entry(
              "catalog",
              List.of(
                  "core",
                  "org.jdbi..",
                  "org.postgresql..",
                  "com.github.benmanes..",
                  "org.flywaydb..",
                  "com.zaxxer..",
                  "org.h2..",
                  "org.postgresql..",
                  "javax.sql..")),
          Map.entry("catalog.copy", List.of("core", "catalog", "org.postgresql..")),
          Map.entry(
              "auth",
              List.of(
                  "core",
                  "com.auth0..",
                  "okhttp3..",
                  "okio..",
                  "kotlin..",
                  "com.github.benmanes..",
                  "com.fasterxml.jackson..")),
          Map.entry(
              "http",
              List.of(
                  "core",
                  "io.javalin..",
                  "org.eclipse.jetty..",
                  "jakarta.servlet..",
                  "kotlin..",
                  "com.github.benmanes..",
                  "org.apache.commons.fileupload2..",
                  "org.apache.commons.io..",
                  "com.fasterxml.jackson..")),
          Map.entry(
              "dialect.cloudreve",
              List.of("core", "http", "com.fasterxml.jackson..", "org.hashids..")),
          Map.entry("dialect.mattermost", List.of("core", "http", "com.fasterxml.jackson..")),
          Map.entry("dialect.creatorshub", List.of("core", "http", "com.fasterxml.jackson..")),
          Map.entry("dialect.libravatar", List.of("core", "http")),
          Map.entry("page", List.of("core", "http", "com.fasterxml.jackson..")),
          Map.entry("operator", List.of("core", "http", "com.fasterxml.jackson..")),
          Map.entry(
              "bridge",
              List.of(
                  "core",
                  "okhttp3..",
                  "okio..",
                  "kotlin..",
                  "me.tongfei..",
                  "org.apache.commons.csv..")),
          Map.entry(
              "bridge.creatorshub",
              List.of(
                  "core", "bridge", "okhttp3..", "okio..", "kotlin..", "com.fasterxml.jackson..")),
          Map.entry("bridge.csv", List.of("core", "bridge", "org.apache.commons.csv..")),
          Map.entry(
              "bridge.gravatar", List.of("core", "bridge", "okhttp3..", "okio..", "kotlin..")),
          Map.entry(
              "bridge.follow",
              List.of(
                  "core", "bridge", "okhttp3..", "okio..", "kotlin..", "com.fasterxml.jackson..")),
          Map.entry(
              "bridge.mattermost",
              List.of(
                  "core",
                  "bridge",
                  "okhttp3..",
                  "okio..",
                  "kotlin..",
                  "org.jdbi..",
                  "com.fasterxml.jackson..",
                  "software.amazon.awssdk..",
                  "javax.imageio..")),
          Map.entry(
              "bridge.cloudreve",
              List.of(
                  "core",
                  "bridge",
                  "org.jdbi..",
                  "com.zaxxer..",
                  "okhttp3..",
                  "okio..",
                  "kotlin..",
                  "com.fasterxml.jackson..",
                  "org.hashids..")),
          Map.entry(
              "limits", List.of("core", "http", "io.github.bucket4j..", "com.github.benmanes..")),
          Map.entry("upkeep", List.of("core")),
          Map.entry("metrics", List.of("core", "http", "limits", "upkeep", "io.micrometer..")),
          Map.entry("docs", List.of("core", "http")),
          Map.entry("logs", List.of("core", "ch.qos.logback..", "com.fasterxml.jackson..")),
          Map.entry("config", List.of("picocli..")),
          Map.entry("cli", List.of("config", "picocli..")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static Set<String> rooms() {
    return new TreeSet<>(WALLS.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomImportsOnlyWhatItMay(String room) {
    List<String> allowed = new ArrayList<>(EVERYBODY);
    allowed.add(ROOT + "." + room);
    for (String entry : WALLS.getOrDefault(room, List.of())) {
      allowed.add(entry.endsWith("..") ? entry : ROOT + "." + entry);
    }
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyRoomHasWalls() {
    Set<String> rooms = new TreeSet<>();
    collect(CLASSES.getPackage(ROOT), rooms);
    assertThat(rooms).isEqualTo(rooms());
  }

  private static void collect(JavaPackage folder, Set<String> rooms) {
    if (!folder.getName().equals(ROOT) && !folder.getClasses().isEmpty()) {
      rooms.add(folder.getName().substring(ROOT.length() + 1));
    }
    folder.getSubpackages().forEach(sub -> collect(sub, rooms));
  }
}
