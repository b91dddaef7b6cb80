package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Trace;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every request gets its answer and every refusal and fault its words. */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How long a store that is away had better be left alone. */
  private static final Duration STORAGE_PAUSE = Duration.ofSeconds(5);

  private final Router router;
  private final Gate gate;
  private final Witness witness;
  private final Glances glances = new Glances(Runtime.getRuntime().maxMemory());
  private final StorageOutages outages = new StorageOutages(System::nanoTime);

  Dispatcher(Router router, Gate gate, Witness witness) {
    this.router = router;
    this.gate = gate;
    this.witness = witness;
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
    return watched(request, () -> end(request));
  }

  /**
   * Words what kept a request from being read at all.
   *
   * @param status what to answer where no dialect can be told
   */
  Answer refuseUnread(WireRequest request, int status, Refusal refusal) {
    return watched(request, () -> endUnread(request, status, refusal));
  }

  /** Words a fault of the server's own. */
  Answer failUnread(WireRequest request, Throwable fault) {
    return watched(
        request,
        () -> {
          Optional<Dialect> dialect = router.dialect(request.where());
          if (dialect.isPresent()) {
            return fail(dialect.get(), request, fault);
          }
          LOG.error("{} failed", request, fault);
          return Ending.answered(Ending.NOBODY, PlainAnswers.of(500));
        });
  }

  private Answer watched(WireRequest request, Supplier<Ending> work) {
    long begun = System.nanoTime();
    return Trace.continuing(request.all("traceparent"), request.all("tracestate"))
        .within(
            () -> {
              Ending ending = work.get();
              witness.ended(request, ending, Duration.ofNanos(System.nanoTime() - begun));
              return ending.answer();
            });
  }

  private Ending end(WireRequest request) {
    if (!request.where().readable()) {
      return endUnread(request, 400, new Refusal.Malformed("The path has a bad percent escape."));
    }
    Optional<Router.Match> match = router.match(request.method(), request.where());
    return match.isPresent()
        ? end(match.get(), request)
        : Ending.answered(Ending.NOBODY, PlainAnswers.of(404));
  }

  private Ending endUnread(WireRequest request, int status, Refusal refusal) {
    return router
        .dialect(request.where())
        .map(dialect -> refuse(dialect, request, new RefusedException(refusal)))
        .orElseGet(() -> Ending.refused(Ending.NOBODY, PlainAnswers.of(status), refusal));
  }

  private Ending end(Router.Match match, WireRequest request) {
    WireRequest routed = request.with(match.params());
    Dialect dialect = match.dialect();
    try {
      gate.limit().count(routed);
      Answer answer = match.handler().handle(routed);
      outages.answered();
      if (answer.status() == 200 && routed.method().equals("GET")) {
        glances.keep(
            routed.where(),
            () -> match.glances().apply(routed).map(made -> witness.watched(dialect.name(), made)));
      }
      return Ending.answered(dialect.name(), answer);
    } catch (RefusedException e) {
      return refuse(dialect, routed, e);
    } catch (RuntimeException | Error e) {
      return fail(dialect, routed, e);
    }
  }

  private Ending refuse(Dialect dialect, Request request, RefusedException refused) {
    Refusal refusal = refused.refusal();
    if (refusal instanceof Refusal.StorageUnavailable) {
      outages.refused(request, refused);
    } else {
      LOG.debug("{}: {}", request, refused.getMessage());
    }
    try {
      Answer worded = dialect.refuse(request, refusal);
      Answer answer =
          refusal instanceof Refusal.StorageUnavailable
              ? RetryAfter.on(worded, STORAGE_PAUSE)
              : worded;
      return Ending.refused(dialect.name(), answer, refusal);
    } catch (RuntimeException e) {
      return fail(dialect, request, e);
    }
  }

  private Ending fail(Dialect dialect, Request request, Throwable fault) {
    LOG.error("{} failed", request, fault);
    try {
      return Ending.failed(dialect.name(), dialect.fail(request));
    } catch (RuntimeException e) {
      LOG.error("{} failed, and wording that too", request, e);
      return Ending.failed(dialect.name(), PlainAnswers.of(500));
    }
  }
}
