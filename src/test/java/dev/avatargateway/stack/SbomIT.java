package dev.avatargateway.stack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials names every library that was put into the jar, with its version. */
final class SbomIT {

  private static final String OWN = "dev.avatargateway:";

  /** Jdbi's jar carries this one within itself. */
  private static final String INSIDE_JDBI = "org.antlr:antlr4-runtime:";

  @Test
  void everyLibraryInTheJarIsNamed() throws IOException {
    JsonNode bill = new JsonMapper().readTree(Path.of("target", "sbom.json").toFile());
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    Set<String> named =
        StreamSupport.stream(bill.path("components").spliterator(), false)
            .peek(part -> assertThat(part.path("hashes")).as("%s", part).isNotEmpty())
            .map(part -> coordinates(part.path("group"), part.path("name"), part.path("version")))
            .collect(toSet());

    assertThat(named).containsAll(inTheJar());
  }

  private static String coordinates(JsonNode group, JsonNode name, JsonNode version) {
    return String.join(":", group.asText(), name.asText(), version.asText());
  }

  private static Set<String> inTheJar() throws IOException {
    Set<String> found = new HashSet<>();
    try (JarFile jar = new JarFile(Path.of("target", "avatar-gateway.jar").toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().endsWith("/pom.properties")) {
          Properties part = new Properties();
          try (InputStream in = jar.getInputStream(entry)) {
            part.load(in);
          }
          found.add(
              String.join(
                  ":",
                  part.getProperty("groupId"),
                  part.getProperty("artifactId"),
                  part.getProperty("version")));
        }
      }
    }
    found.removeIf(part -> part.startsWith(OWN) || part.startsWith(INSIDE_JDBI));
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }
}
