package dev.avatargateway.catalog;

import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds the e-mail addresses that several spaces report. */
record SharedAddresses(Handle handle) {

  private static final String IN_SPACES = "%s = any(cast(:spaces as varchar array))";

  /**
   * The other row is looked for in the spaces that follow, so that a long run costs no more; by the
   * least one, which is looked up for each row, where a mere existence could become a join of all.
   */
  private static final String NEXT =
      """
      select a.email_key from identity a
      where a.email_key > :after and %s and (
        select min(b.space) from identity b
        where b.email_key = a.email_key and b.space > a.space and %s) is not null
      order by a.email_key, a.space fetch first :limit rows only
      """
          // Not by the column itself, or H2 would go through the spaces and sort all addresses.
          .formatted(IN_SPACES.formatted("a.space || ''"), IN_SPACES.formatted("b.space"));

  private static final String WHO =
      """
      select i.email_key, i.space, i.external_id
      from unnest(cast(:emails as varchar array)) as w(email)
      join identity i on i.email_key = w.email where %s
      """
          .formatted(IN_SPACES.formatted("i.space"));

  private static final Comparator<Owner> BY_ID =
      Comparator.comparing((Owner owner) -> owner.space().name()).thenComparing(Owner::externalId);

  List<Namesakes> find(Set<Space> spaces, String after, int limit) {
    List<String> names = spaces.stream().map(Space::name).toList();
    Map<String, Set<Owner>> owners = owners(names, addresses(names, after, limit));
    List<Namesakes> found = new ArrayList<>(owners.size());
    owners.forEach(
        (email, same) -> {
          Map<Owner, Sitter> sitters = new Sitters(handle).find(same);
          found.add(new Namesakes(email, same.stream().map(sitters::get).toList()));
        });
    return found;
  }

  /** An address that many report comes in many rows: after it, on with the next. */
  private Set<String> addresses(List<String> spaces, String after, int limit) {
    Set<String> addresses = new TreeSet<>();
    @Nullable String last = after;
    while (last != null && addresses.size() < limit) {
      List<String> more = next(spaces, last, limit - addresses.size());
      addresses.addAll(more);
      last = more.isEmpty() ? null : more.getLast();
    }
    return addresses;
  }

  private List<String> next(List<String> spaces, String after, int limit) {
    return OwnerArrays.bind(handle.createQuery(NEXT), "spaces", spaces)
        .bind("after", after)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  private Map<String, Set<Owner>> owners(List<String> spaces, Set<String> emails) {
    return OwnerArrays.bind(
            OwnerArrays.bind(handle.createQuery(WHO), "spaces", spaces), "emails", emails)
        .map((row, _) -> Map.entry(row.getString("email_key"), OwnerArrays.owner(row)))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                TreeMap::new,
                Collectors.mapping(
                    Map.Entry::getValue, Collectors.toCollection(() -> new TreeSet<>(BY_ID)))));
  }
}
