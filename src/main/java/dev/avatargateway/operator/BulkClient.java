package dev.avatargateway.operator;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.SweptException;
import dev.avatargateway.operator.BulkForms.ArrivalForm;
import dev.avatargateway.operator.BulkForms.MilestoneForm;
import dev.avatargateway.operator.BulkForms.NamesakesForm;
import dev.avatargateway.operator.BulkForms.OriginForm;
import dev.avatargateway.operator.BulkForms.OwnerForm;
import dev.avatargateway.operator.BulkForms.PairForm;
import dev.avatargateway.operator.BulkForms.SitterForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of the server that runs, for long work beside it. While the server does not answer,
 * because it is being restarted or its store is not there yet, a call waits and is made again, for
 * a minute; then it is a {@link dev.avatargateway.core.RefusedException} with {@link
 * dev.avatargateway.core.Refusal.StorageUnavailable}, whose cause says so in one sentence. What
 * answers but is not this folder's server, or does not take the call, is a {@link PeopleException}
 * at once.
 *
 * <p>A commit whose answer was lost is made again, too. If it had been carried out, its arrivals
 * count as applied, and change nothing; somebody who was dressed by another in between keeps that,
 * and the arrival counts as not applied. A pair that was linked already stays so.
 */
public final class BulkClient implements Bulk, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final JsonPost post;

  /**
   * @param management where the server's management port is, such as {@code http://127.0.0.1:8081}
   * @param administrator gives a token that is good now; asked for each attempt
   */
  public BulkClient(URI management, Supplier<Credential> administrator) {
    this(management, administrator, PATIENCE);
  }

  /**
   * @param patience how long a server that does not answer is waited for
   */
  BulkClient(URI management, Supplier<Credential> administrator, Duration patience) {
    this.post = new JsonPost(management, administrator, patience);
  }

  @Override
  public List<Optional<Sitter>> find(List<Owner> owners) {
    var call = new BulkCalls.Find(Bulk.batch(owners).stream().map(OwnerForm::of).toList());
    return post
        .call(BulkCalls.FIND, call, new TypeReference<List<@Nullable SitterForm>>() {})
        .stream()
        .map(found -> Optional.ofNullable(found).map(SitterForm::value))
        .toList();
  }

  @Override
  public List<Sitter> page(Space space, String after, int limit) {
    var call = new BulkCalls.Page(space.name(), after, Bulk.limit(limit));
    return post.call(BulkCalls.PAGE, call, new TypeReference<List<SitterForm>>() {}).stream()
        .map(SitterForm::value)
        .toList();
  }

  @Override
  public long count(Space space) {
    return post.call(
        BulkCalls.COUNT, new BulkCalls.Count(space.name()), new TypeReference<Long>() {});
  }

  @Override
  public List<Boolean> commit(List<Arrival> arrivals, Origin origin, Milestone milestone) {
    var call =
        new BulkCalls.Commit(
            Bulk.batch(arrivals).stream().map(ArrivalForm::of).toList(),
            OriginForm.of(origin),
            MilestoneForm.of(milestone));
    var committed = post.call(BulkCalls.COMMIT, call, new TypeReference<BulkCalls.Committed>() {});
    if (!committed.swept().isEmpty()) {
      throw new SweptException(
          committed.swept().stream()
              .map(pack -> new BlobKey(new Sha256(pack)))
              .collect(Collectors.toSet()));
    }
    return committed.applied();
  }

  @Override
  public Optional<Milestone> milestone(String journey) {
    var call = new BulkCalls.Journey(journey);
    return post
        .call(BulkCalls.MILESTONE, call, new TypeReference<List<MilestoneForm>>() {})
        .stream()
        .map(MilestoneForm::value)
        .findFirst();
  }

  @Override
  public List<Namesakes> namesakes(Set<Space> spaces, String after, int limit) {
    var call =
        new BulkCalls.SharedBy(spaces.stream().map(Space::name).toList(), after, Bulk.limit(limit));
    return post
        .call(BulkCalls.NAMESAKES, call, new TypeReference<List<NamesakesForm>>() {})
        .stream()
        .map(NamesakesForm::value)
        .toList();
  }

  @Override
  public List<Optional<String>> link(List<Pair> pairs) {
    var call = new BulkCalls.Link(Bulk.batch(pairs).stream().map(PairForm::of).toList());
    return post.call(BulkCalls.LINK, call, new TypeReference<List<@Nullable String>>() {}).stream()
        .map(Optional::ofNullable)
        .toList();
  }

  @Override
  public void close() {
    post.close();
  }
}
