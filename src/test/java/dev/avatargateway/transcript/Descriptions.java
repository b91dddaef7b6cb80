package dev.avatargateway.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the OpenAPI files of all doors say of answers. */
final class Descriptions {

  private static final Map<Path, Descriptions> READ = new ConcurrentHashMap<>();

  private final List<Description> all;

  private Descriptions(List<Description> all) {
    this.all = List.copyOf(all);
  }

  /** Those of the door that a transcript is of, and of its neighbours; none where it has none. */
  static Descriptions beside(Path transcript) {
    @Nullable Path door = transcript.toAbsolutePath().getParent();
    @Nullable Path doors = door == null ? null : door.getParent();
    if (door == null || doors == null || !Files.exists(door.resolve(Description.FILE))) {
      return new Descriptions(List.of());
    }
    return READ.computeIfAbsent(doors, Descriptions::read);
  }

  private static Descriptions read(Path doors) {
    List<Description> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(doors)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve(Description.FILE))) {
          all.add(Description.read(folder));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Descriptions(all);
  }

  /** Why the answer is not one that is described; empty when it is. */
  Optional<String> refute(OutgoingRequest request, Answer answer) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String path = request.target().replaceFirst("[?].*", "");
    return all.stream()
        .flatMap(description -> description.find(request.method(), path).stream())
        .max(Comparator.comparingInt(Description.Operation::exactness))
        .map(operation -> operation.refute(answer, request.method().equals("HEAD")))
        .orElseGet(() -> Optional.of("no OpenAPI file describes " + request.method() + " " + path));
  }
}
