package dev.avatargateway.bridge.follow;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Owner;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a web hook is told of a person; no names and no e-mail addresses.
 *
 * @param id the same for each attempt to tell of the same version
 * @param event {@code avatar.changed}
 * @param person the gateway's key for them
 * @param version the number that rises with every change of the person
 * @param changedAt the same as a time, such as {@code 2026-01-31T12:00:00.123Z}
 * @param identities who they are in each product, or were when they have been forgotten
 * @param paths where their picture may lie in a cache
 */
@JsonPropertyOrder({"id", "event", "person", "version", "changedAt", "identities", "paths"})
record HookMessage(
    String id,
    String event,
    String person,
    long version,
    String changedAt,
    List<Face> identities,
    List<String> paths) {

  private static final JsonMapper JSON = new JsonMapper();

  /** An identity as clients see it. */
  record Face(String space, String id) {}

  static HookMessage of(Errand errand, PublicFaces faces) {
    List<Owner> owners =
        Stream.concat(errand.identities().stream().map(Identity::owner), errand.gone().stream())
            .distinct()
            .toList();
    return new HookMessage(
        "msg_" + errand.person() + "_" + errand.version(),
        "avatar.changed",
        errand.person().toString(),
        errand.version(),
        Instant.ofEpochMilli(errand.version()).toString(),
        owners.stream().map(o -> new Face(o.space().name(), faces.id(o))).toList(),
        owners.stream().flatMap(o -> faces.paths(o).stream()).distinct().toList());
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }
}
