package dev.avatargateway.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two gateways with everybody that the transcripts play with. */
final class Stage implements AutoCloseable {

  private final List<Cast> casts;
  private final Stack.Store store;
  private final TestGateway host;
  private final TestGateway opaque;
  private final Map<String, String> variables = new LinkedHashMap<>();

  private Stage(Path data, Stack stack) throws IOException {
    casts =
        List.of(
            new CloudreveCast(), new MattermostCast(), new CreatorsHubCast(), new LibravatarCast());
    store = stack.open(data.resolve("store"));
    String[] flags =
        Stream.of(
                casts.stream().flatMap(cast -> cast.flags().stream()),
                store.empty().get().stream(),
                Stream.of("--log-level=warn"))
            .flatMap(some -> some)
            .toArray(String[]::new);
    host = TestGateway.start(data.resolve("host"), flags);
    opaque = TestGateway.start(data.resolve("opaque"), store.flags());
    variables.put("host", host.url());
    variables.put("opaque", opaque.url());
    casts.forEach(cast -> variables.putAll(cast.join(host, opaque)));
  }

  static Stage open(Path data) throws IOException {
    return open(data, Stack.EMBEDDED);
  }

  static Stage open(Path data, Stack stack) throws IOException {
    return new Stage(data, stack);
  }

  /** Where the operator reaches the gateway that most transcripts talk to. */
  String managementUrl() {
    return host.managementUrl();
  }

  /** What transcripts may write as {@code {{name}}}. */
  Map<String, String> variables() {
    return variables;
  }

  @Override
  public void close() throws IOException {
    host.close();
    opaque.close();
    casts.forEach(Cast::close);
    store.close();
  }
}
