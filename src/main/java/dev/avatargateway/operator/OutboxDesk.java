package dev.avatargateway.operator;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Parked;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the operator does with changes that others are yet to be told of. */
final class OutboxDesk {

  private static final int SHOWN = 100;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");

  private final Outbox outbox;
  private final List<Target> known;

  /**
   * @param spaces of the products whose errands are counted
   */
  OutboxDesk(Outbox outbox, List<Space> spaces) {
    this.outbox = outbox;
    this.known =
        Stream.concat(
                spaces.stream().map(space -> new Target(space.name(), Optional.of(space))),
                Stream.of(new Target("hook", Optional.empty())))
            .toList();
  }

  /** How many wait for each, and what is parked, without names and addresses. */
  String list(Wish wish) {
    Optional<Target> only = target(wish);
    List<String> lines = new ArrayList<>();
    for (Target target : only.map(List::of).orElse(known)) {
      long waiting = outbox.waiting(target);
      if (waiting > 0 || only.isPresent()) {
        lines.add(target.name() + ": " + waiting + " waiting");
      }
    }
    List<Parked> parked = outbox.parked(SHOWN + 1);
    parked.stream()
        .limit(SHOWN)
        .filter(one -> only.isEmpty() || only.get().name().equals(one.errand().target().name()))
        .forEach(one -> lines.add(line(one)));
    if (parked.size() > SHOWN) {
      lines.add("and more, parked later");
    }
    return lines.isEmpty() ? "nothing waits and nothing is parked" : String.join("\n", lines);
  }

  /** Makes what is parked due again. */
  String retry(Wish wish) {
    return outbox.retry(target(wish)) + " due again";
  }

  private Optional<Target> target(Wish wish) {
    Map<String, String> given = wish.arguments();
    Optional<String> name = Optional.ofNullable(given.get("target"));
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      throw new PeopleException("no target can be called so: write mattermost or hook, say");
    }
    return name.map(
        n ->
            known.stream()
                .filter(target -> target.name().equals(n))
                .findFirst()
                .orElseThrow(() -> new PeopleException("no such target: " + n)));
  }

  private static String line(Parked parked) {
    Errand errand = parked.errand();
    String ids =
        Stream.concat(errand.identities().stream().map(Identity::owner), errand.gone().stream())
            .map(Owner::toString)
            .collect(Collectors.joining(" "));
    return "%s  parked %s  person %s  %s  %s"
        .formatted(
            errand.target().name(),
            parked.since(),
            errand.person(),
            ids,
            parked.reason().replaceAll("\\p{Cc}", "?"));
  }
}
