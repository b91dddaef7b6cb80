package dev.avatargateway.operator;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Picture;
import dev.avatargateway.operator.BulkForms.OwnerForm;
import dev.avatargateway.operator.BulkForms.PictureForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The packs of the server that runs, for the doctor beside it; the server itself sets aside,
 * because it alone can keep that apart from its writers. A server that does not answer is waited
 * for as {@link BulkClient} does.
 */
public final class PacksClient implements Packs, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final JsonPost post;

  /**
   * @param management where the server's management port is, such as {@code http://127.0.0.1:8081}
   * @param administrator gives a token that is good now; asked for each attempt
   */
  public PacksClient(URI management, Supplier<Credential> administrator) {
    this.post = new JsonPost(management, administrator, PATIENCE);
  }

  @Override
  public List<Picture> page(String after, int limit) {
    var call = new PacksCalls.Page(after, Bulk.limit(limit));
    return post.call(PacksCalls.PAGE, call, new TypeReference<List<PictureForm>>() {}).stream()
        .map(PictureForm::value)
        .toList();
  }

  @Override
  public Set<BlobKey> referenced(List<BlobKey> packs) {
    var call =
        new PacksCalls.Referenced(Bulk.batch(packs).stream().map(BlobKey::toString).toList());
    return post.call(PacksCalls.REFERENCED, call, new TypeReference<List<String>>() {}).stream()
        .map(PacksCalls::key)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Owner> wearers(BlobKey pack) {
    var call = new PacksCalls.Wearers(pack.toString());
    return post.call(PacksCalls.WEARERS, call, new TypeReference<List<OwnerForm>>() {}).stream()
        .map(OwnerForm::value)
        .toList();
  }

  @Override
  public boolean setAside(BlobKey pack, Fault fault) {
    var call = new PacksCalls.SetAside(pack.toString(), fault);
    return post.call(PacksCalls.SET_ASIDE, call, new TypeReference<Boolean>() {});
  }

  @Override
  public void close() {
    post.close();
  }
}
