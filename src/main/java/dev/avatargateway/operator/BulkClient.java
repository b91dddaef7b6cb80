package dev.avatargateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import dev.avatargateway.operator.BulkForms.ArrivalForm;
import dev.avatargateway.operator.BulkForms.MilestoneForm;
import dev.avatargateway.operator.BulkForms.NamesakesForm;
import dev.avatargateway.operator.BulkForms.OriginForm;
import dev.avatargateway.operator.BulkForms.OwnerForm;
import dev.avatargateway.operator.BulkForms.PairForm;
import dev.avatargateway.operator.BulkForms.SitterForm;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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

  private final PatientPost post;
  private final JsonMapper mapper = BulkCalls.answers();

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
    this.post = new PatientPost(management, administrator, patience);
  }

  @Override
  public List<Optional<Sitter>> find(List<Owner> owners) {
    var call = new BulkCalls.Find(Bulk.batch(owners).stream().map(OwnerForm::of).toList());
    return call(BulkCalls.FIND, call, new TypeReference<List<@Nullable SitterForm>>() {}).stream()
        .map(found -> Optional.ofNullable(found).map(SitterForm::value))
        .toList();
  }

  @Override
  public List<Sitter> page(Space space, String after, int limit) {
    var call = new BulkCalls.Page(space.name(), after, Bulk.limit(limit));
    return call(BulkCalls.PAGE, call, new TypeReference<List<SitterForm>>() {}).stream()
        .map(SitterForm::value)
        .toList();
  }

  @Override
  public long count(Space space) {
    return call(BulkCalls.COUNT, new BulkCalls.Count(space.name()), new TypeReference<Long>() {});
  }

  @Override
  public List<Boolean> commit(List<Arrival> arrivals, Origin origin, Milestone milestone) {
    var call =
        new BulkCalls.Commit(
            Bulk.batch(arrivals).stream().map(ArrivalForm::of).toList(),
            OriginForm.of(origin),
            MilestoneForm.of(milestone));
    return call(BulkCalls.COMMIT, call, new TypeReference<List<Boolean>>() {});
  }

  @Override
  public Optional<Milestone> milestone(String journey) {
    var call = new BulkCalls.Journey(journey);
    return call(BulkCalls.MILESTONE, call, new TypeReference<List<MilestoneForm>>() {}).stream()
        .map(MilestoneForm::value)
        .findFirst();
  }

  @Override
  public List<Namesakes> namesakes(Set<Space> spaces, String after, int limit) {
    var call =
        new BulkCalls.SharedBy(spaces.stream().map(Space::name).toList(), after, Bulk.limit(limit));
    return call(BulkCalls.NAMESAKES, call, new TypeReference<List<NamesakesForm>>() {}).stream()
        .map(NamesakesForm::value)
        .toList();
  }

  @Override
  public List<Optional<String>> link(List<Pair> pairs) {
    var call = new BulkCalls.Link(Bulk.batch(pairs).stream().map(PairForm::of).toList());
    return call(BulkCalls.LINK, call, new TypeReference<List<@Nullable String>>() {}).stream()
        .map(Optional::ofNullable)
        .toList();
  }

  private <T> T call(String path, Object call, TypeReference<T> type) {
    try {
      return mapper.readValue(post.send(path, mapper.writeValueAsBytes(call)), type);
    } catch (JsonProcessingException e) {
      throw new PeopleException("the gateway speaks another version of this program's language");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    post.close();
  }
}
