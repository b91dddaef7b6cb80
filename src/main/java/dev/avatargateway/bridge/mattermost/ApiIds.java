package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.ProductApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/** The ids behind user names, asked of a running Mattermost server. */
public final class ApiIds implements Function<String, Optional<String>> {

  private final MattermostApi api;

  /**
   * @param product with a token that may see everybody; the caller closes it
   */
  public ApiIds(ProductApi product) {
    this.api = new MattermostApi(product);
  }

  /**
   * @return empty when nobody has this name
   * @throws UncheckedIOException when the server does not answer
   */
  @Override
  public Optional<String> apply(String username) {
    if (!username.matches("[A-Za-z0-9_.-]{1,64}")) {
      return Optional.empty();
    }
    try {
      ProductApi.Reply reply = api.userNamed(username);
      if (reply.status() == 404 || reply.status() == 400) {
        return Optional.empty();
      }
      if (!reply.ok()) {
        throw new IOException(
            api.name() + " did not tell who that is: " + MattermostApi.errorId(reply));
      }
      return MattermostUser.of(MattermostApi.json(reply)).map(MattermostUser::id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
