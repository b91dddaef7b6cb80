package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One door's OpenAPI file. Beyond what OpenAPI has, {@code x-other-methods} says how the methods
 * are answered that a path does not have, and {@code x-elsewhere} the other paths below a prefix.
 */
final class Description {

  static final String FILE = "openapi.yaml";

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode root;
  private final List<String> bases = new ArrayList<>();

  private Description(JsonNode root) {
    this.root = root;
    for (JsonNode server : root.path("servers")) {
      bases.add(server.path("url").asText().replaceFirst("^(\\{[^}]*}|https?://[^/]*)", ""));
    }
  }

  static Description read(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(FILE))) {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return new Description(new JsonMapper().valueToTree(yaml));
    }
  }

  /** What is said of a method on a path, also of what nobody is for. */
  List<Operation> find(String method, String path) {
    List<Operation> found = new ArrayList<>();
    String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, JsonNode> entry : root.path("paths").properties()) {
      for (String base : bases) {
        int exactness = match(base + entry.getKey(), path);
        JsonNode operation = resolve(entry.getValue()).path(verb);
        if (exactness > 0) {
          found.add(
              operation.isMissingNode()
                  ? new Operation(this, root.at("/x-other-methods/responses"), exactness + 10_000)
                  : new Operation(this, operation.path("responses"), exactness + 20_000));
        }
      }
    }
    for (JsonNode elsewhere : root.path("x-elsewhere")) {
      String below = elsewhere.path("below").asText();
      if (path.equals(below) || path.startsWith(below.endsWith("/") ? below : below + "/")) {
        found.add(new Operation(this, elsewhere.path("responses"), below.length()));
      }
    }
    return found;
  }

  /** How many letters of the path stand in the template; 0 when it is another path. */
  private static int match(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return 0;
    }
    int exactness = 1;
    for (int i = 0; i < wanted.length; i++) {
      boolean isName = wanted[i].startsWith("{") && !decoded(given[i]).contains("/");
      if (isName && !given[i].isEmpty()) {
        continue;
      }
      if (!wanted[i].equals(decoded(given[i]))) {
        return 0;
      }
      exactness += wanted[i].length();
    }
    return exactness;
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The node itself, or what it refers to. */
  JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : resolve(root.at(reference.asText().substring(1)));
  }

  /** What a schema of this file has against a value; it may refer to others of the file. */
  Optional<String> refute(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", root.path("components"));
    Set<ValidationMessage> faults = SCHEMAS.getSchema(whole).validate(value);
    return faults.isEmpty() ? Optional.empty() : Optional.of(faults.toString());
  }

  /**
   * What may be answered.
   *
   * @param exactness the higher, the more is said of the very path
   */
  record Operation(Description description, JsonNode responses, int exactness) {

    Optional<String> refute(Answer answer, boolean headersOnly) {
      JsonNode response = responses.path(String.valueOf(answer.status()));
      if (response.isMissingNode()) {
        return Optional.of("status " + answer.status() + " is not described");
      }
      return new DescribedResponse(description, description.resolve(response))
          .refute(answer, headersOnly);
    }
  }
}
