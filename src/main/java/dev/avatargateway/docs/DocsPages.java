package dev.avatargateway.docs;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Dialect;
import dev.avatargateway.http.PlainAnswers;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /docs}: Swagger UI over the OpenAPI description of each door. */
public final class DocsPages implements Dialect {

  private static final String WEBJAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String ASSETS = "/META-INF/resources/webjars/swagger-ui/";

  /** What of Swagger UI is served, and as what. */
  private static final Map<String, String> PARTS =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui-standalone-preset.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");

  /** The hash is of the one style that Swagger UI writes into the page itself. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'"
          + " 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Avatar gateway: what its doors answer</title>
      <link rel="icon" href="favicon-32x32.png">
      <link rel="stylesheet" href="swagger-ui.css">
      </head>
      <body>
      <div id="doors"></div>
      <script src="swagger-ui-bundle.js"></script>
      <script src="swagger-ui-standalone-preset.js"></script>
      <script src="doors.js"></script>
      </body>
      </html>
      """;

  private final List<String> doors;

  /**
   * @param dialects the names of all; those that have a description are shown
   */
  public DocsPages(List<String> dialects) {
    this.doors =
        dialects.stream()
            .filter(name -> DocsPages.class.getResource(name + "/openapi.yaml") != null)
            .toList();
  }

  @Override
  public void mount(Routes routes) {
    routes.on("GET", "/docs", _ -> PlainAnswers.of(301).with("Location", "/docs/"));
    routes.on("GET", "/docs/", _ -> shown("text/html; charset=utf-8").withBody(PAGE));
    routes.on(
        "GET", "/docs/doors.js", _ -> shown("text/javascript; charset=utf-8").withBody(script()));
    routes.on("GET", "/docs/{part}", request -> part(request.param("part")));
    routes.on("GET", "/docs/{door}/openapi.yaml", request -> description(request.param("door")));
  }

  private String script() {
    String urls =
        doors.stream()
            .map(door -> "{name: \"%s\", url: \"%s/openapi.yaml\"}".formatted(door, door))
            .collect(Collectors.joining(", "));
    return """
    SwaggerUIBundle({
      dom_id: "#doors",
      urls: [%s],
      presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
      layout: "StandaloneLayout",
      supportedSubmitMethods: [],
      validatorUrl: null
    });
    """
        .formatted(urls);
  }

  private static Answer shown(String type) {
    return PlainAnswers.of(200)
        .with("Content-Type", type)
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer");
  }

  private static Answer part(String name) {
    @Nullable String type = PARTS.get(name);
    return type == null
        ? PlainAnswers.of(404)
        : resource(ASSETS + version() + "/" + name, type).with("Cache-Control", "max-age=3600");
  }

  private Answer description(String door) {
    return doors.contains(door)
        ? resource(door + "/openapi.yaml", "application/yaml")
        : PlainAnswers.of(404);
  }

  private static Answer resource(String name, String type) {
    return shown(type).withBody(read(name));
  }

  private static String version() {
    Properties webjar = new Properties();
    try (InputStream in = open(WEBJAR)) {
      webjar.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the program's own file cannot be read", e);
    }
    return webjar.getProperty("version");
  }

  private static byte[] read(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the program's own file cannot be read: " + name, e);
    }
  }

  private static InputStream open(String name) throws IOException {
    @Nullable InputStream in = DocsPages.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("not in the jar: " + name);
    }
    return in;
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return PlainAnswers.of(400);
  }

  @Override
  public Answer fail(Request request) {
    return PlainAnswers.of(500);
  }
}
