package dev.avatargateway.operator;

import dev.avatargateway.core.Change;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Person;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What the operator gets to read. */
final class Report {

  private Report() {}

  static String of(Person person) {
    StringBuilder text = new StringBuilder(person.key().toString());
    if (!person.name().isEmpty()) {
      text.append("  ").append(clean(person.name()));
    }
    for (Identity identity : person.identities()) {
      text.append('\n').append(identity.owner());
      if (identity.username() != null) {
        text.append("  ").append(clean(identity.username()));
      }
      if (identity.email() != null) {
        text.append("  <").append(clean(identity.email())).append('>');
      }
    }
    text.append("\nshows ").append(words(person.portrait().look()));
    if (person.portrait().changedAt() > 0) {
      text.append(", version ").append(person.portrait().changedAt());
    }
    return text.toString();
  }

  /** Names come from strangers, and a terminal obeys control characters. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }

  static String of(List<Change> changes) {
    if (changes.isEmpty()) {
      return "nothing was ever set";
    }
    return changes.stream().map(Report::of).collect(Collectors.joining("\n"));
  }

  private static String of(Change change) {
    return "%d  %s  %s  by %s through %s"
        .formatted(
            change.changedAt(),
            Instant.ofEpochMilli(change.setAt()),
            words(change.look()),
            change.origin().caller(),
            change.origin().door());
  }

  private static String words(Look look) {
    return switch (look) {
      case Look.None() -> "nothing";
      case Look.Gravatar() -> "the Gravatar";
      case Look.Wearing(var picture) -> "picture " + picture.pack().toString().substring(0, 12);
    };
  }
}
