package dev.avatargateway.catalog;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person, with all who were joined to them before, out of the person they were joined to.
 */
record Unlinking(Wardrobe wardrobe) {

  /** The identity's root afterwards. */
  UUID unlink(Owner owner) {
    IdentityRow seen =
        persons().identity(owner).orElseThrow(() -> new PeopleException(owner + " is not known"));
    Persons.Locked locked = persons().lockRootOf(seen);
    PersonRow root = locked.root();
    List<LinkRow> links = rows().of(root.id());
    LinkRow undone =
        of(links, locked.identity().born())
            .orElseThrow(() -> new PeopleException(owner + " is not linked to anybody"));
    Set<UUID> leaving = joinedTo(links, undone.absorbed());
    List<LinkRow> later = links.stream().filter(link -> link.seq() > undone.seq()).toList();

    ChangeRow left = changes().byId(undone.absorbedWore());
    ChangeRow stays = lookWithout(leaving, undone, later);
    boolean wornByLeaving = isOf(leaving, changes().byId(root.worn()));
    share(undone, later, root);
    rows().delete(undone.absorbed());
    persons().moveSome(leaving, undone.absorbed());
    changes().moveSome(root.id(), leaving, undone.absorbed());
    if (root.changedAt() > 0) {
      long version = wardrobe.after(root.changedAt());
      wardrobe.copy(undone.absorbed(), version, left);
      wardrobe.errands().keepOrder(root.id(), undone.absorbed());
      if (wornByLeaving) {
        wardrobe.copy(root.id(), version, stays);
      }
    }
    return persons().identity(owner).orElseThrow().person();
  }

  /** The link by which the person was joined to another, else the last one joined to the person. */
  private static Optional<LinkRow> of(List<LinkRow> links, UUID person) {
    return links.stream()
        .filter(link -> link.absorbed().equals(person))
        .findFirst()
        .or(() -> links.reversed().stream().filter(link -> link.kept().equals(person)).findFirst());
  }

  /** The person and all who are joined to them; their own links are earlier than that of theirs. */
  private static Set<UUID> joinedTo(List<LinkRow> links, UUID person) {
    Set<UUID> joined = new HashSet<>();
    joined.add(person);
    for (LinkRow link : links.reversed()) {
      if (joined.contains(link.kept())) {
        joined.add(link.absorbed());
      }
    }
    return joined;
  }

  /**
   * What the root would show had the link never been, going through the later links in their order;
   * what those remember of the leaving persons' looks is replaced on the way.
   */
  private @Nullable ChangeRow lookWithout(Set<UUID> leaving, LinkRow undone, List<LinkRow> later) {
    UUID side = undone.kept();
    ChangeRow look = changes().byId(undone.keptWore());
    for (LinkRow link : later) {
      if (link.kept().equals(side)) {
        ChangeRow before = changes().byId(link.keptWore());
        if (isOf(leaving, before)) {
          rows().setKeptWore(link.absorbed(), idOf(look));
        } else {
          look = before;
        }
        look = Linking.preferred(look, changes().byId(link.absorbedWore()));
      } else if (link.absorbed().equals(side)) {
        ChangeRow before = changes().byId(link.absorbedWore());
        if (isOf(leaving, before)) {
          rows().setAbsorbedWore(link.absorbed(), idOf(look));
        } else {
          look = before;
        }
        look = Linking.preferred(changes().byId(link.keptWore()), look);
        side = link.kept();
      }
    }
    return look;
  }

  /** Lets both sides' addresses of the common time lead where they led. */
  private void share(LinkRow undone, List<LinkRow> later, PersonRow root) {
    SharedSpans spans = new SharedSpans(wardrobe.handle());
    UUID leaving = undone.absorbed();
    LinkRow link = undone;
    while (true) {
      UUID side = link.kept();
      spans.inherit(side, leaving, link.version());
      spans.insert(leaving, side, link.version(), root.changedAt());
      spans.insert(side, leaving, link.version(), root.changedAt());
      Optional<LinkRow> next =
          later.stream().filter(candidate -> candidate.absorbed().equals(side)).findFirst();
      if (next.isEmpty()) {
        return;
      }
      link = next.get();
    }
  }

  private static boolean isOf(Set<UUID> persons, @Nullable ChangeRow change) {
    return change != null && persons.contains(change.maker());
  }

  private static @Nullable Long idOf(@Nullable ChangeRow change) {
    return change == null ? null : (Long) change.id();
  }

  private Persons persons() {
    return new Persons(wardrobe.handle());
  }

  private Changes changes() {
    return new Changes(wardrobe.handle());
  }

  private LinkRows rows() {
    return new LinkRows(wardrobe.handle());
  }
}
