package dev.avatargateway.catalog;

import dev.avatargateway.catalog.ChangeRow.Worn;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Adds people whom nobody knew, many at once, each with a first version of what they are to show.
 * Equal pictures of one call share their rows.
 */
record Newcomers(Wardrobe wardrobe) {

  private static final Comparator<Newcomer> BY_OWNER =
      Comparator.comparing((Newcomer one) -> one.arrival().identity().owner().space().name())
          .thenComparing(one -> one.arrival().identity().owner().externalId());

  /** An arrival and the key of the person that is made for it. */
  record Newcomer(UUID person, Arrival arrival) {}

  void insert(List<Newcomer> newcomers, Origin origin) {
    if (newcomers.isEmpty()) {
      return;
    }
    insertPersons(newcomers);
    List<Newcomer> dressed = newcomers.stream().filter(Newcomers::isDressed).toList();
    if (!dressed.isEmpty()) {
      dress(dressed, origin);
    }
  }

  private static boolean isDressed(Newcomer newcomer) {
    return newcomer.arrival().look().isPresent() && newcomer.arrival().basis() == 0;
  }

  private void insertPersons(List<Newcomer> newcomers) {
    PreparedBatch persons = handle().prepareBatch(Persons.INSERT);
    PreparedBatch identities = handle().prepareBatch(Persons.INSERT_IDENTITY);
    // In one order for all, or two who bring the same people would wait for each other.
    for (Newcomer newcomer : newcomers.stream().sorted(BY_OWNER).toList()) {
      persons.bind("id", newcomer.person()).bind("name", "").add();
      Identity identity = newcomer.arrival().identity();
      Touched.by(handle()).identity(identity.owner());
      Persons.bind(identities, identity, newcomer.person()).add();
    }
    persons.execute();
    identities.execute();
    new Pseudonyms(handle())
        .insert(newcomers.stream().map(one -> one.arrival().identity().owner()).toList());
  }

  private void dress(List<Newcomer> newcomers, Origin origin) {
    Map<Picture, Long> pictures = pictures(newcomers);
    long version = wardrobe.after(0);
    PreparedBatch changes = handle().prepareBatch(Changes.INSERT);
    for (Newcomer newcomer : newcomers) {
      Worn worn = worn(newcomer.arrival(), pictures, origin);
      Changes.bind(changes, newcomer.person(), newcomer.person(), version, worn).add();
    }
    List<Long> numbers = changes.executePreparedBatch("id").mapTo(Long.class).list();
    PreparedBatch wearing = handle().prepareBatch(Persons.WEAR);
    for (int i = 0; i < numbers.size(); i++) {
      wearing
          .bind("version", version)
          .bind("worn", numbers.get(i))
          .bind("person", newcomers.get(i).person())
          .add();
    }
    wearing.execute();
    Map<UUID, Origin> origins = new LinkedHashMap<>();
    for (Newcomer newcomer : newcomers) {
      origins.put(newcomer.person(), Arriving.origin(newcomer.arrival(), origin));
    }
    wardrobe.errands().appeared(origins, version);
  }

  private Map<Picture, Long> pictures(List<Newcomer> newcomers) {
    Set<Picture> distinct = new LinkedHashSet<>();
    for (Newcomer newcomer : newcomers) {
      if (newcomer.arrival().look().orElseThrow() instanceof Look.Wearing(Picture picture)) {
        distinct.add(picture);
      }
    }
    Map<Picture, Long> numbers = new HashMap<>();
    if (!distinct.isEmpty()) {
      List<Picture> pictures = new ArrayList<>(distinct);
      List<Long> ids = new Pictures(handle()).insertAll(pictures);
      for (int i = 0; i < ids.size(); i++) {
        numbers.put(pictures.get(i), ids.get(i));
      }
    }
    return numbers;
  }

  private static Worn worn(Arrival arrival, Map<Picture, Long> pictures, Origin origin) {
    Look look = arrival.look().orElseThrow();
    @Nullable Long picture = look instanceof Look.Wearing(Picture worn) ? pictures.get(worn) : null;
    return new Worn(LookKind.of(look), picture, arrival.setAt(), Arriving.origin(arrival, origin));
  }

  private Handle handle() {
    return wardrobe.handle();
  }
}
