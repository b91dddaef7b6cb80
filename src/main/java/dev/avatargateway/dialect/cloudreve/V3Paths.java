package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Glance;
import dev.avatargateway.http.Request;
import java.util.Map;
import java.util.Optional;

/** Cloudreve 3's way to a picture, for pages that still have its links. */
final class V3Paths {

  private static final String PREFIX = "/api/v3";

  private final CloudreveIds ids;
  private final Pictures pictures;
  private final Map<String, Cut> sizes;

  /**
   * @param sizes the picture behind each size's letter
   */
  V3Paths(CloudreveIds ids, Pictures pictures, Map<String, Cut> sizes) {
    this.ids = ids;
    this.pictures = pictures;
    this.sizes = Map.copyOf(sizes);
  }

  Answer show(Request request) {
    Optional<Owner> owner = ids.owner(request.param("id"));
    if (owner.isEmpty()) {
      return Replies.terse(Complaint.BAD_ID);
    }
    return order(owner.get(), request)
        .map(order -> pictures.answer(request, order))
        .orElseGet(() -> Replies.terse(Complaint.BAD_SIZE));
  }

  Optional<Glance> glance(Request request) {
    return ids.owner(request.param("id"))
        .flatMap(owner -> order(owner, request))
        .map(order -> pictures.glance(order, _ -> true));
  }

  private Optional<Order> order(Owner owner, Request request) {
    return Optional.ofNullable(sizes.get(request.param("size")))
        .map(cut -> new Order(owner, cut, Optional.empty(), false, 301));
  }

  static boolean own(Request request) {
    return request.path().startsWith(PREFIX) || request.target().startsWith(PREFIX);
  }

  /** Nothing at all for somebody unknown, as v3 forgets to write that error; else a short JSON. */
  static Answer refuse(Refusal refusal, Complaint complaint) {
    return refusal instanceof Refusal.UnknownPerson
        ? Answer.of(200).with(Replies.CACHE_CONTROL, "no-cache")
        : Replies.terse(complaint);
  }
}
