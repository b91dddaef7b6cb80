package dev.avatargateway.catalog;

import dev.avatargateway.catalog.Changes.Trimmable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Keeps each timeline short: its last pictures, of each of them the last versions, and of the looks
 * without a picture the last ones.
 */
record Histories(Handle handle, int length) {

  void trim(UUID timeline) {
    Changes changes = new Changes(handle);
    List<Trimmable> surplus = surplus(changes.trimmable(timeline));
    if (surplus.isEmpty()) {
      return;
    }
    changes.delete(surplus.stream().map(Trimmable::id).toList());
    List<Long> pictures = new ArrayList<>();
    for (Trimmable version : surplus) {
      if (version.picture() != null) {
        pictures.add(version.picture());
      }
    }
    new Pictures(handle).deleteUnused(pictures);
  }

  private List<Trimmable> surplus(List<Trimmable> latestFirst) {
    List<Trimmable> surplus = new ArrayList<>();
    Map<Long, Integer> versions = new HashMap<>();
    int without = 0;
    for (Trimmable version : latestFirst) {
      Long picture = version.picture();
      boolean kept;
      if (picture == null) {
        kept = ++without <= length;
      } else if (versions.containsKey(picture) || versions.size() < length) {
        kept = versions.merge(picture, 1, Integer::sum) <= length;
      } else {
        kept = false;
      }
      if (!kept && !version.needed()) {
        surplus.add(version);
      }
    }
    return surplus;
  }
}
