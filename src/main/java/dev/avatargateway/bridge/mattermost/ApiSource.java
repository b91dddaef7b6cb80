package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okio.Buffer;

/**
 * A Mattermost server's people, read by its HTTP API in the order of their user names. A position
 * is the number of a page and an id on it, {@code 3:4xp9fdt77pncbef59f4k1qe83o}.
 */
public final class ApiSource implements Source {

  private final ProductApi product;
  private final MattermostApi api;

  /**
   * @param product with a system administrator's token; taken over and closed
   * @throws BridgeException when the server does not answer or the token has no rights
   */
  public ApiSource(ProductApi product) {
    this.product = product;
    this.api = new MattermostApi(product);
    api.demandAdministrator();
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(MattermostUser.SPACE);
  }

  @Override
  public boolean knowsGravatar() {
    return false;
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public long count() {
    try {
      return MattermostApi.json(api.statistics()).path("total_users_count").asLong(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public Stream<Listing> listings(String after) throws IOException {
    Page first = after.isEmpty() ? page(0) : pageBehind(after);
    return Stream.iterate(first, page -> !page.listed().isEmpty(), Page::next)
        .flatMap(page -> page.fresh().stream());
  }

  /** What stands on a page; those who stood on the page before it too are not fresh. */
  private final class Page {

    private final int number;
    private final List<Listing> listed;
    private final List<Listing> fresh;

    Page(int number, List<Listing> listed, List<Listing> fresh) {
      this.number = number;
      this.listed = listed;
      this.fresh = fresh;
    }

    List<Listing> listed() {
      return listed;
    }

    List<Listing> fresh() {
      return fresh;
    }

    Page next() {
      if (listed.size() < MattermostApi.PAGE) {
        return new Page(number, List.of(), List.of());
      }
      try {
        Set<String> seen = new HashSet<>();
        listed.forEach(listing -> seen.add(id(listing)));
        List<Listing> next = read(number + 1);
        List<Listing> unseen = next.stream().filter(one -> !seen.contains(id(one))).toList();
        return new Page(number + 1, next, unseen);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The page from behind somebody on. */
    Optional<Page> behind(String id) {
      for (int i = 0; i < listed.size(); i++) {
        if (id(listed.get(i)).equals(id)) {
          return Optional.of(new Page(number, listed, listed.subList(i + 1, listed.size())));
        }
      }
      return Optional.empty();
    }
  }

  private Page page(int number) throws IOException {
    List<Listing> listed = read(number);
    return new Page(number, listed, listed);
  }

  /**
   * Somebody may have moved to a neighbouring page since; whoever is gone leaves the page whole.
   */
  private Page pageBehind(String after) throws IOException {
    String[] parts = after.split(":", 2);
    if (parts.length < 2 || !parts[0].matches("[0-9]{1,8}")) {
      throw new IOException("not a position in a list of Mattermost's: " + after);
    }
    int number = Integer.parseInt(parts[0]);
    Page there = page(number);
    Optional<Page> found = there.behind(parts[1]);
    if (found.isEmpty()) {
      found = page(number + 1).behind(parts[1]);
    }
    if (found.isEmpty() && number > 0) {
      Page before = page(number - 1);
      return before.behind(parts[1]).orElse(before);
    }
    return found.orElse(there);
  }

  private List<Listing> read(int number) throws IOException {
    ProductApi.Reply reply = api.page(number);
    JsonNode users = MattermostApi.json(reply);
    if (!reply.ok() || !users.isArray()) {
      throw new IOException(
          api.name() + " did not list its people: " + MattermostApi.errorId(reply));
    }
    List<Listing> listings = new ArrayList<>(users.size());
    for (JsonNode each : users) {
      int row = listings.size();
      listings.add(
          MattermostUser.of(each)
              .map(user -> listing(number, user))
              .orElseGet(() -> unreadable(number, row)));
    }
    return listings;
  }

  private Listing listing(int page, MattermostUser user) {
    return Listings.of(page + ":" + user.id(), user, () -> new Shown.Image(() -> open(user.id())));
  }

  private static Listing unreadable(int page, int row) {
    return new Listing(
        page + ":" + row,
        "entry " + row + " of page " + page,
        Optional.empty(),
        new Listing.Failed("it describes no user"));
  }

  private static String id(Listing listing) {
    return listing.position().substring(listing.position().indexOf(':') + 1);
  }

  private InputStream open(String id) throws IOException {
    ProductApi.Reply reply = api.picture(id);
    if (reply.status() == 404 || (reply.ok() && MattermostApi.standsIn(reply.headers()))) {
      throw new NoSuchFileException(PictureFiles.key(id));
    }
    if (!reply.ok()) {
      throw new IOException("the product did not give it: " + MattermostApi.errorId(reply));
    }
    return new Buffer().write(reply.body()).inputStream();
  }

  @Override
  public void close() {
    product.close();
  }
}
