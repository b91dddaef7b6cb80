package dev.avatargateway.core;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the looks of people who have not been here yet from the products they come from, when
 * somebody wants to see them: once each, whoever asks. A reader waits a little, and not at all for
 * a product that is slow or away; what comes later is taken in nevertheless. Safe for use by many
 * threads.
 */
public final class PullThrough implements AutoCloseable {

  /**
   * How products are asked.
   *
   * @param patience how long a reader waits
   * @param nothing how long it is remembered that a product shows nothing
   * @param failure how long nobody is asked again about whom a question failed
   * @param pause how long a product is left alone that failed or was slow
   * @param questions how many are asked at the same time, at least 1
   * @param entries about how many people it is remembered, at least 1
   * @param limits the pictures that are taken
   */
  public record Settings(
      Duration patience,
      Duration nothing,
      Duration failure,
      Duration pause,
      int questions,
      int entries,
      NewAvatar.Limits limits) {

    public Settings {
      if (questions < 1 || entries < 1) {
        throw new IllegalArgumentException("bounds are at least 1");
      }
    }

    /** Fit for people who wait for a page. */
    public static Settings usual(NewAvatar.Limits limits) {
      return new Settings(
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          16,
          20_000,
          limits);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(PullThrough.class);

  private static final Duration END = Duration.ofSeconds(5);

  private final Settings settings;
  private final PullQuestion question;
  private final PullMemory memory;
  private final Map<Space, PullSource> sources;
  private final Map<Owner, Running> running = new ConcurrentHashMap<>();
  private final Semaphore questions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** A question that is being asked: its end, and which product it is at. */
  private static final class Running {

    private final CompletableFuture<Boolean> changed = new CompletableFuture<>();
    private volatile @Nullable PullCircuit at;
  }

  /**
   * @param upstreams the products that are asked, each about its own people
   */
  public PullThrough(
      Catalog catalog,
      Bulk bulk,
      Arrivals arrivals,
      Map<Space, Upstream> upstreams,
      Settings settings,
      InstantSource clock) {
    Map<Space, PullSource> named = new LinkedHashMap<>();
    upstreams.forEach(
        (space, upstream) ->
            named.put(
                space, new PullSource(space, upstream, new PullCircuit(settings.pause(), clock))));
    this.settings = settings;
    this.sources = Collections.unmodifiableMap(named);
    this.question = new PullQuestion(catalog, bulk, arrivals, sources, settings.limits(), clock);
    this.memory = new PullMemory(settings.entries(), clock);
    this.questions = new Semaphore(settings.questions());
  }

  /**
   * Asks about somebody whose look was never chosen here.
   *
   * @param known what the catalog says of them
   * @return whether it may say something else now
   */
  boolean follow(Owner owner, Optional<Sitter> known) {
    if (!PullQuestion.isUntouched(known) || sources.isEmpty() || memory.holds(owner)) {
      return false;
    }
    Collection<PullSource> asked = sourcesOf(owner, known);
    if (asked.stream().noneMatch(source -> source.circuit().wouldAdmit())) {
      return false;
    }
    boolean waits = asked.stream().allMatch(source -> source.circuit().isClosed());
    Running mine = new Running();
    Running other = running.putIfAbsent(owner, mine);
    if (other == null) {
      begin(owner, mine);
    }
    return waits && await(other == null ? mine : other);
  }

  /** Whether a product that is asked for pictures is left alone now, because it is slow or away. */
  boolean isAway(Space space) {
    PullSource source = sources.get(space);
    return source != null && !source.circuit().isClosed();
  }

  /** The product that somebody is known by; for who is only known by others, all. */
  private Collection<PullSource> sourcesOf(Owner owner, Optional<Sitter> known) {
    PullSource own = sources.get(owner.space());
    if (own != null) {
      return List.of(own);
    }
    return known.isPresent() ? sources.values() : List.of();
  }

  private void begin(Owner owner, Running mine) {
    boolean begun = questions.tryAcquire();
    if (begun) {
      try {
        threads.execute(Trace.carried(() -> ask(owner, mine)));
        return;
      } catch (RejectedExecutionException e) {
        // It is being closed, so nobody is asked any more.
        questions.release();
      }
    }
    running.remove(owner, mine);
    mine.changed.complete(false);
  }

  private void ask(Owner owner, Running mine) {
    boolean changed = false;
    try {
      // Somebody else may have had the answer between this reader's look and their turn.
      if (!memory.holds(owner)) {
        boolean worn = question.ask(owner, circuit -> mine.at = circuit);
        changed = true;
        if (!worn) {
          memory.keep(owner, settings.nothing());
        }
      }
    } catch (PullSource.LeftAloneException e) {
      LOG.debug("{} was not asked about", owner);
    } catch (IOException | RefusedException e) {
      LOG.debug("Nothing was learnt of {}", owner, e);
      memory.keep(owner, settings.failure());
    } catch (RuntimeException e) {
      LOG.error("The question about {} failed", owner, e);
      memory.keep(owner, settings.failure());
    } finally {
      questions.release();
      running.remove(owner, mine);
      mine.changed.complete(changed);
    }
  }

  private boolean await(Running question) {
    try {
      return question.changed.get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      PullCircuit at = question.at;
      if (at != null) {
        at.slow();
      }
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question ends with an answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks nobody any more, and waits a moment for those who are being asked. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END.toNanos(), TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(END.toNanos(), TimeUnit.NANOSECONDS)) {
          LOG.warn("A question about somebody does not end");
        }
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
