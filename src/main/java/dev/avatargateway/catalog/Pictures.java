package dev.avatargateway.catalog;

import static java.util.Objects.requireNonNull;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of pictures and renditions within one transaction. */
record Pictures(Handle handle) {

  /** What {@link #read} needs, with {@code t} for picture and {@code r} for rendition. */
  static final String COLUMNS =
      "t.pack, t.source, r.ord, r.cut, r.type, r.edge, r.start_at, r.byte_length, r.sha256";

  private static final String BY_IDS =
      """
      select t.id, %s
      from unnest(cast(:ids as bigint array)) as w(id)
      join picture t on t.id = w.id join rendition r on r.picture = t.id
      order by t.id, r.ord
      """
          .formatted(COLUMNS);

  private static final String BY_ID =
      """
      select %s from picture t join rendition r on r.picture = t.id
      where t.id = :id order by r.ord
      """
          .formatted(COLUMNS);

  /** The number of the look's picture, or null for a look without one. */
  @Nullable Long insert(Look look) {
    return look instanceof Look.Wearing(Picture picture) ? (Long) insert(picture) : null;
  }

  private long insert(Picture picture) {
    return insertAll(List.of(picture)).getFirst();
  }

  /** The numbers of the pictures, in their order. */
  List<Long> insertAll(List<Picture> pictures) {
    PreparedBatch packs =
        handle.prepareBatch("insert into picture (pack, source) values (:pack, :source)");
    for (Picture picture : pictures) {
      packs
          .bind("pack", picture.pack().sha256().hex())
          .bind("source", picture.source().hex())
          .add();
    }
    List<Long> ids = packs.executePreparedBatch("id").mapTo(Long.class).list();
    PreparedBatch renditions =
        handle.prepareBatch(
            """
            insert into rendition
              (picture, ord, cut, type, edge, start_at, byte_length, sha256)
            values (:picture, :ord, :cut, :type, :edge, :startAt, :length, :sha256)
            """);
    for (int i = 0; i < ids.size(); i++) {
      add(renditions, ids.get(i), pictures.get(i).renditions());
    }
    renditions.execute();
    return ids;
  }

  private static void add(PreparedBatch batch, long picture, List<Rendition> renditions) {
    for (int i = 0; i < renditions.size(); i++) {
      Rendition rendition = renditions.get(i);
      batch
          .bind("picture", picture)
          .bind("ord", i)
          .bind("cut", rendition.cut())
          .bind("type", rendition.type().name())
          .bind("edge", rendition.edge())
          .bind("startAt", rendition.offset())
          .bind("length", rendition.length())
          .bind("sha256", rendition.sha256().hex())
          .add();
    }
  }

  /** The look of this kind with the picture of this number. */
  Look look(LookKind kind, @Nullable Long picture) {
    return switch (kind) {
      case NONE -> Look.NONE;
      case GRAVATAR -> Look.GRAVATAR;
      case PICTURE -> new Look.Wearing(byId(requireNonNull(picture)));
    };
  }

  private Picture byId(long id) {
    return handle
        .createQuery(BY_ID)
        .bind("id", id)
        .scanResultSet((rows, _) -> first(rows.get()))
        .orElseThrow();
  }

  /** The pictures of these numbers. */
  Map<Long, Picture> byIds(Collection<Long> ids) {
    return handle
        .createQuery(BY_IDS)
        .registerArrayType(Long.class, "bigint")
        .bindArray("ids", Long.class, ids.toArray())
        .scanResultSet((rows, _) -> all(rows.get()));
  }

  private static Map<Long, Picture> all(ResultSet rows) throws SQLException {
    Map<Long, Picture> pictures = new HashMap<>();
    boolean more = rows.next();
    while (more) {
      long id = rows.getLong("id");
      pictures.put(id, read(rows));
      more = !rows.isAfterLast();
    }
    return pictures;
  }

  /** Deletes those of the pictures that no change shows any more. */
  void deleteUnused(Collection<Long> pictures) {
    if (pictures.isEmpty()) {
      return;
    }
    // Of two who end the last versions with a picture the later one sees that none is left.
    handle
        .createQuery("select id from picture where id in (<pictures>) order by id for update")
        .bindList("pictures", List.copyOf(pictures))
        .mapTo(Long.class)
        .list();
    handle
        .createUpdate(
            """
            delete from picture where id in (<pictures>)
            and not exists (select 1 from change where change.picture = picture.id)
            """)
        .bindList("pictures", List.copyOf(pictures))
        .execute();
  }

  /** The picture whose first rendition the cursor stands on; moves it behind the last one. */
  static Picture read(ResultSet rows) throws SQLException {
    BlobKey pack = new BlobKey(new Sha256(rows.getString("pack")));
    Sha256 source = new Sha256(rows.getString("source"));
    List<Rendition> renditions = new ArrayList<>();
    do {
      renditions.add(rendition(rows));
    } while (rows.next() && rows.getInt("ord") > 0);
    return new Picture(pack, renditions, source);
  }

  /** The first picture there is; empty when there is no row. */
  static Optional<Picture> first(ResultSet rows) throws SQLException {
    return rows.next() ? Optional.of(read(rows)) : Optional.empty();
  }

  private static Rendition rendition(ResultSet row) throws SQLException {
    return new Rendition(
        row.getString("cut"),
        ImageType.valueOf(row.getString("type")),
        row.getInt("edge"),
        row.getLong("start_at"),
        row.getInt("byte_length"),
        new Sha256(row.getString("sha256")));
  }
}
