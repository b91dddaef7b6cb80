package dev.avatargateway.page;

import dev.avatargateway.core.NewAvatar;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the operator's keys mean for the page.
 *
 * @param publicUrl where people reach the gateway, without a slash at the end; asked for each
 *     answer, since the port may be known only once the server listens
 * @param limits the largest picture
 * @param masterEdge the edge of the largest picture that is kept, in pixels
 * @param windows the products, in the order in which they are shown
 * @param gravatarOrigin the site that Gravatars are shown from, such as {@code
 *     https://www.gravatar.com}
 */
public record PageSettings(
    Supplier<String> publicUrl,
    NewAvatar.Limits limits,
    int masterEdge,
    List<Window> windows,
    String gravatarOrigin) {

  public PageSettings {
    windows = List.copyOf(windows);
  }
}
