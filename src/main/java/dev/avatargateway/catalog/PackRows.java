package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Sha256;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which packs the rows of pictures refer to. */
record PackRows(Handle handle) {

  /** By the index on packs alone, and no more of it than the page. */
  private static final String PAGE =
      """
      select min(id) from picture where pack > :after
      group by pack order by pack fetch first :limit rows only
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
    List<Long> ids =
        handle.createQuery(PAGE).bind("after", after).bind("limit", limit).mapTo(Long.class).list();
    Map<Long, Picture> pictures = new Pictures(handle).byIds(ids);
    return ids.stream().map(pictures::get).filter(Objects::nonNull).toList();
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
