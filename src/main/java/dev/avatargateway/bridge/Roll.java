package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.List;
import java.util.stream.Stream;

/** Everybody whom a space knows here, by id. */
public record Roll(Bulk bulk, Space space) {

  /**
   * Read lazily, page by page.
   *
   * @param after the id to begin behind; empty for the beginning
   */
  public Stream<Sitter> behind(String after) {
    return Stream.iterate(
            page(after),
            page -> !page.isEmpty(),
            page -> page(page.getLast().identity().owner().externalId()))
        .flatMap(List::stream);
  }

  private List<Sitter> page(String after) {
    return bulk.page(space, after, Bulk.MAX_BATCH);
  }
}
