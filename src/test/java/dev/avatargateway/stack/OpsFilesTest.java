package dev.avatargateway.stack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that operators start from fit the program. */
final class OpsFilesTest {

  private static final Path UNIT = Path.of("src/main/ops/avatar-gateway.service");
  private static final Path MANIFEST = Path.of("src/main/ops/kubernetes.yaml");

  @Test
  void theReadmeShowsTheUnit() throws IOException {
    assertThat(ReadmeBlock.of(Path.of("README.md"), "ini"))
        .singleElement()
        .extracting(ReadmeBlock::text)
        .isEqualTo(Files.readString(UNIT).stripTrailing());
  }

  @Test
  @EnabledIf("dev.avatargateway.stack.Tool#systemdAnalyze")
  void systemdFindsNothingWrongWithTheUnit(@TempDir Path folder) throws Exception {
    // What the unit starts need not be on this machine.
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path unit = folder.resolve("avatar-gateway.service");
    Files.writeString(
        unit, Files.readString(UNIT).replace("ExecStart=/usr/bin/java", "ExecStart=" + java));
    assertThat(Tool.run("", "systemd-analyze", "verify", "--man=no", unit.toString())).isEmpty();
  }

  @Test
  @EnabledIf("dev.avatargateway.stack.Tool#promtool")
  void promtoolFindsNothingWrongWithTheScrape() throws Exception {
    assertThat(Tool.run("", "promtool", "check", "config", "src/main/ops/prometheus.yml"))
        .contains("SUCCESS");
  }

  @Test
  void everyVariableOfTheManifestIsAKey() throws IOException {
    Set<String> keys =
        Pattern.compile("GATEWAY_[A-Z0-9_]+")
            .matcher(help("serve"))
            .results()
            .map(r -> r.group())
            .collect(toSet());
    List<Object> variables = new ArrayList<>();
    for (Object document : documents()) {
      variables.addAll(map(at(document, "data")).keySet());
      variables.addAll(map(at(document, "stringData")).keySet());
    }
    assertThat(variables)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            name ->
                assertThat(keys.contains(name.toString()) || name.toString().startsWith("AWS_"))
                    .as("%s", name)
                    .isTrue());
    assertThat(map(at(document("ConfigMap"), "data")).values())
        .allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
  }

  @Test
  void theManifestsPartsFitTogether() throws Exception {
    Object pod = at(document("Deployment"), "spec", "template");
    Map<?, ?> labels = map(at(pod, "metadata", "labels"));
    assertThat(at(document("Deployment"), "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(document("Service"), "spec", "selector")).isEqualTo(labels);
    assertThat(at(document("PodDisruptionBudget"), "spec", "selector", "matchLabels"))
        .isEqualTo(labels);

    Object container = list(at(pod, "spec", "containers")).getFirst();
    assertThat(list(at(container, "envFrom")))
        .<Object>extracting(from -> at(map(from).values().iterator().next(), "name"))
        .containsExactly(
            at(document("ConfigMap"), "metadata", "name"),
            at(document("Secret"), "metadata", "name"));
    Map<?, ?> data = map(at(document("ConfigMap"), "data"));
    assertThat(list(at(container, "ports")))
        .extracting(port -> at(port, "name") + "=" + at(port, "containerPort"))
        .containsExactly(
            "http=" + data.get("GATEWAY_PORT"),
            "management=" + data.get("GATEWAY_MANAGEMENT_PORT"));
    assertThat(at(list(at(document("Service"), "spec", "ports")).getFirst(), "targetPort"))
        .isEqualTo("http");
    assertThat(list(at(container, "volumeMounts")))
        .extracting(mount -> at(mount, "name"))
        .containsExactlyElementsOf(
            list(at(pod, "spec", "volumes")).stream().map(volume -> at(volume, "name")).toList());
  }

  @Test
  void theProbesOfTheManifestAskForPathsThatAreServed(@TempDir Path data) throws Exception {
    Object pod = at(document("Deployment"), "spec", "template");
    Object container = list(at(pod, "spec", "containers")).getFirst();
    try (TestGateway gateway = TestGateway.start(data);
        Wire wire = new Wire()) {
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        assertThat(at(container, probe, "httpGet", "port")).isEqualTo("management");
        String path = at(container, probe, "httpGet", "path").toString();
        assertThat(wire.send(Message.get(gateway.managementUrl() + path, "")).statusCode())
            .as(path)
            .isEqualTo(200);
      }
      Object metrics = at(pod, "metadata", "annotations", "prometheus.io/path");
      assertThat(wire.send(Message.get(gateway.managementUrl() + metrics, "")).statusCode())
          .isEqualTo(200);
    }
  }

  private static String help(String command) {
    StringWriter out = new StringWriter();
    CommandLineInterface.run(
        TestGateway.nothing(),
        Map.of(),
        new PrintWriter(out),
        new PrintWriter(out),
        command,
        "--help");
    return out.toString();
  }

  private static List<Object> documents() throws IOException {
    List<Object> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(Files.readString(MANIFEST))
        .forEach(documents::add);
    return documents;
  }

  private static Object document(String kind) throws IOException {
    return documents().stream()
        .filter(document -> kind.equals(map(document).get("kind")))
        .findFirst()
        .orElseThrow();
  }

  private static Object at(Object document, String... path) {
    Object here = document;
    for (String step : path) {
      Object next = map(here).get(step);
      here = next == null ? Map.of() : next;
    }
    return here;
  }

  private static Map<?, ?> map(Object node) {
    return (Map<?, ?>) node;
  }

  private static List<Object> list(Object node) {
    return List.copyOf((List<?>) node);
  }
}
