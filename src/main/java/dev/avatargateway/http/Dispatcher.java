package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every request gets its answer and every refusal and fault its words. */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How long a store that is away had better be left alone. */
  private static final Duration STORAGE_PAUSE = Duration.ofSeconds(5);

  private final Router router;
  private final Gate gate;
  private final Glances glances = new Glances();
  private final StorageOutages outages = new StorageOutages(System::nanoTime);

  Dispatcher(Router router, Gate gate) {
    this.router = router;
    this.gate = gate;
  }

  /** Whose request it is, by its connection and all values of {@code X-Forwarded-For}. */
  InetAddress client(InetAddress peer, List<String> forwarded) {
    return ClientAddress.of(peer, forwarded, gate.isTrustedProxy());
  }

  /**
   * The answer to a plain read from memory, at once; empty where it cannot be given like that.
   *
   * @param read makes the request, when its target is remembered
   */
  Optional<Answer> glance(String target, Function<Target, WireRequest> read) {
    Glances.Kept kept = glances.find(target);
    if (kept == null) {
      return Optional.empty();
    }
    WireRequest request = read.apply(kept.target());
    try {
      Optional<Answer> answer = kept.glance().at(request);
      // Whoever has to be answered by the other way is counted there.
      if (answer.isPresent()) {
        gate.limit().count(request);
      }
      return answer;
    } catch (RefusedException e) {
      // The other way refuses too, and words it.
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("{} could not be answered from memory", request, e);
      return Optional.empty();
    }
  }

  Answer answer(WireRequest request) {
    if (!request.where().readable()) {
      return refuseUnread(
          request, 400, new Refusal.Malformed("The path has a bad percent escape."));
    }
    Optional<Router.Match> match = router.match(request.method(), request.where());
    return match.isPresent() ? answer(match.get(), request) : PlainAnswers.of(404);
  }

  /**
   * Words what kept a request from being read at all.
   *
   * @param status what to answer where no dialect can be told
   */
  Answer refuseUnread(WireRequest request, int status, Refusal refusal) {
    return router
        .dialect(request.where())
        .map(dialect -> refuse(dialect, request, new RefusedException(refusal)))
        .orElseGet(() -> PlainAnswers.of(status));
  }

  /** Words a fault of the server's own. */
  Answer failUnread(WireRequest request, Throwable fault) {
    Optional<Dialect> dialect = router.dialect(request.where());
    if (dialect.isPresent()) {
      return fail(dialect.get(), request, fault);
    }
    LOG.error("{} failed", request, fault);
    return PlainAnswers.of(500);
  }

  private Answer answer(Router.Match match, WireRequest request) {
    WireRequest routed = request.with(match.params());
    try {
      gate.limit().count(routed);
      Answer answer = match.handler().handle(routed);
      outages.answered();
      if (answer.status() == 200 && routed.method().equals("GET")) {
        glances.keep(routed.where(), () -> match.glances().apply(routed));
      }
      return answer;
    } catch (RefusedException e) {
      return refuse(match.dialect(), routed, e);
    } catch (RuntimeException | Error e) {
      return fail(match.dialect(), routed, e);
    }
  }

  private Answer refuse(Dialect dialect, Request request, RefusedException refused) {
    if (refused.refusal() instanceof Refusal.StorageUnavailable) {
      outages.refused(request, refused);
    } else {
      LOG.debug("{}: {}", request, refused.getMessage());
    }
    try {
      Answer answer = dialect.refuse(request, refused.refusal());
      return refused.refusal() instanceof Refusal.StorageUnavailable
          ? RetryAfter.on(answer, STORAGE_PAUSE)
          : answer;
    } catch (RuntimeException e) {
      return fail(dialect, request, e);
    }
  }

  private Answer fail(Dialect dialect, Request request, Throwable fault) {
    LOG.error("{} failed", request, fault);
    try {
      return dialect.fail(request);
    } catch (RuntimeException e) {
      LOG.error("{} failed, and wording that too", request, e);
      return PlainAnswers.of(500);
    }
  }
}
