package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Sha256;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which packs the rows of pictures refer to. */
record PackRows(Handle handle) {

  /**
   * Rows, not packs: grouped by pack, H2 would read the index to its end for each page. Where the
   * page ends amid the rows of one pack, the next one begins behind them.
   */
  private static final String PAGE =
      """
      select id, pack from picture where pack > :after
      order by pack fetch first :limit rows only
      """;

  private static final String REFERENCED =
      """
      select w.pack from unnest(cast(:packs as varchar array)) as w(pack)
      where exists (select 1 from picture t where t.pack = w.pack)
      """;

  private static final String WEARERS =
      """
      select distinct i.space, i.external_id
      from picture t join change c on c.picture = t.id join identity i on i.person = c.person
      where t.pack = :pack
      order by i.space, i.external_id fetch first :limit rows only
      """;

  /** One picture of each pack, ascending by pack. */
  List<Picture> page(String after, int limit) {
    Map<String, Long> ids = new LinkedHashMap<>();
    handle
        .createQuery(PAGE)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) -> Map.entry(row.getString("pack"), row.getLong("id")))
        .forEach(row -> ids.putIfAbsent(row.getKey(), row.getValue()));
    Map<Long, Picture> pictures = new Pictures(handle).byIds(ids.values());
    return ids.values().stream().map(pictures::get).filter(Objects::nonNull).toList();
  }

  Set<BlobKey> referenced(Collection<BlobKey> packs) {
    return OwnerArrays.bind(
            handle.createQuery(REFERENCED), "packs", packs.stream().map(BlobKey::toString).toList())
        .mapTo(String.class)
        .map(hex -> new BlobKey(new Sha256(hex)))
        .collect(Collectors.toSet());
  }

  List<Owner> wearers(BlobKey pack) {
    return handle
        .createQuery(WEARERS)
        .bind("pack", pack.toString())
        .bind("limit", Packs.MAX_WEARERS)
        .map((row, _) -> OwnerArrays.owner(row))
        .list();
  }
}
