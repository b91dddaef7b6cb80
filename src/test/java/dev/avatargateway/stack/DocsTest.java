package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The descriptions of the doors, as pages at the operator's port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocsTest {

  private static final Path SPECS = Path.of("compat-specs");

  private final Wire wire = new Wire();
  private TestGateway gateway;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data);
  }

  @AfterAll
  void stop() {
    wire.close();
    gateway.close();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return wire.send(Message.get(gateway.managementUrl() + path, ""));
  }

  private String text(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<String> doors() throws IOException {
    try (Stream<Path> folders = Files.list(SPECS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("openapi.yaml")))
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  @Test
  void everyDoorsDescriptionIsServedAsItIs() throws Exception {
    String script = text("/docs/doors.js");
    assertThat(doors()).hasSizeGreaterThan(2);
    for (String door : doors()) {
      assertThat(script).contains("\"" + door + "/openapi.yaml\"");
      assertThat(text("/docs/" + door + "/openapi.yaml"))
          .isEqualTo(Files.readString(SPECS.resolve(door).resolve("openapi.yaml")));
    }
  }

  @Test
  void thePageHoldsNoScriptAndNoStyleOfItsOwn() throws Exception {
    assertThat(get("/docs").statusCode()).isEqualTo(301);
    assertThat(get("/docs").headers().firstValue("Location")).contains("/docs/");
    assertThat(text("/docs/"))
        .doesNotContainPattern("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|https?://");
    assertThat(get("/docs/").headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self' ")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @CsvSource({
    "swagger-ui.css, text/css; charset=utf-8",
    "swagger-ui-bundle.js, text/javascript; charset=utf-8",
    "swagger-ui-standalone-preset.js, text/javascript; charset=utf-8",
    "favicon-32x32.png, image/png"
  })
  void thePartsAreThere(String part, String type) throws Exception {
    HttpResponse<byte[]> answer = get("/docs/" + part);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.html",
        "/docs/DocsPages.class",
        "/docs/..%2fdocs%2fswagger-ui.css",
        "/docs/../logback.xml",
        "/docs/nobody/openapi.yaml",
        "/docs/cloudreve%2fopenapi.yaml",
        "/docs/cloudreve/read-head.http"
      })
  void nothingElseIsServed(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void clientsSeeNothingOfIt() throws Exception {
    assertThat(wire.send(Message.get(gateway.url() + "/docs/", "")).statusCode()).isEqualTo(404);
  }

  @Test
  @EnabledIf("dev.avatargateway.stack.Tool#chromium")
  void aBrowserShowsItAndFindsNothingForbidden(@TempDir Path profile) throws Exception {
    String said =
        Tool.run(
            "",
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--user-data-dir=" + profile,
            "--enable-logging=stderr",
            "--virtual-time-budget=20000",
            "--dump-dom",
            gateway.managementUrl() + "/docs/");
    assertThat(said)
        .contains("Avatar gateway, Cloudreve", "data-path=\"/api/v4/user/setting/avatar\"")
        .doesNotContain("Content Security Policy", "Resolver error", "Uncaught");
  }
}
