package dev.avatargateway.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads ahead in one thread, prepares by the group in another, works in many, and hands the results
 * over in the order of reading. Never more than a window of things is read and not yet released.
 * Nothing is interrupted: a database that reads through channels would not survive it.
 */
final class Conveyor<T, R> implements AutoCloseable {

  /** How many things may be read and not yet released. */
  static final int WINDOW = 512;

  private static final int GROUP = 128;
  private static final Duration GATHERING = Duration.ofMillis(10);
  private static final Duration NAP = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What is read, opened in the reading thread and closed by it. */
  interface Reading<T> {
    Stream<T> open() throws Exception;
  }

  /** Makes the work of each of a group, in their order; called by one thread. */
  interface Preparation<T, R> {
    List<Callable<R>> prepare(List<T> group) throws Exception;
  }

  /** What comes next. */
  sealed interface Step<R> {

    /** A result. */
    record Result<R>(R value) implements Step<R> {}

    /** The next result is not there yet. */
    record Waiting<R>() implements Step<R> {}

    /** There is no more: all was done, or the work was stopped, or it cannot go on. */
    record End<R>(boolean whole, Optional<Exception> cause) implements Step<R> {}

    /** The end of work that was told to stop. */
    static <R> End<R> stopped() {
      return new End<>(false, Optional.empty());
    }
  }

  private sealed interface Read<T> {
    record One<T>(T thing) implements Read<T> {}

    record Last<T>(boolean whole, Optional<Exception> cause) implements Read<T> {}
  }

  /** The work was told to stop before this could be done; nothing behind it counts. */
  static final class AbandonedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final Semaphore room = new Semaphore(WINDOW);
  private final BlockingQueue<Read<T>> read = new LinkedBlockingQueue<>();
  private final BlockingQueue<Future<Step<R>>> begun = new LinkedBlockingQueue<>();
  private final Preparation<T, R> preparation;
  private final BooleanSupplier stop;
  private final ExecutorService workers;
  private final List<Thread> threads;
  private @Nullable Future<Step<R>> head;
  private volatile boolean closed;

  Conveyor(Reading<T> reading, Preparation<T, R> preparation, RunOptions options) {
    this.preparation = preparation;
    this.stop = options.stop();
    this.workers =
        Executors.newFixedThreadPool(
            options.threads(), Thread.ofPlatform().daemon().name("bridge-", 0).factory());
    this.threads =
        List.of(
            Thread.ofPlatform().daemon().name("bridge-reader").start(() -> readAll(reading)),
            Thread.ofPlatform().daemon().name("bridge-planner").start(this::prepareAll));
  }

  private boolean ended() {
    return closed || stop.getAsBoolean();
  }

  private void readAll(Reading<T> reading) {
    Read.Last<T> last = new Read.Last<>(false, Optional.empty());
    try (Stream<T> things = reading.open()) {
      Iterator<T> iterator = things.iterator();
      boolean room;
      while ((room = acquireRoom()) && iterator.hasNext()) {
        read.add(new Read.One<>(iterator.next()));
      }
      last = new Read.Last<>(room, Optional.empty());
    } catch (Exception e) {
      last = new Read.Last<>(false, Optional.of(e));
    } finally {
      read.add(last);
    }
  }

  private boolean acquireRoom() throws InterruptedException {
    while (!ended()) {
      if (room.tryAcquire(NAP.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void prepareAll() {
    Step.End<R> end = Step.stopped();
    try {
      List<T> group = new ArrayList<>();
      Optional<Read.Last<T>> last = Optional.empty();
      while (last.isEmpty() && !ended()) {
        last = gather(group);
        if (!group.isEmpty()) {
          preparation.prepare(List.copyOf(group)).forEach(this::begin);
          group.clear();
        }
      }
      if (last.isPresent()) {
        end = new Step.End<>(last.get().whole(), last.get().cause());
      }
    } catch (Exception e) {
      end = new Step.End<>(false, Optional.of(e));
    } finally {
      begun.add(CompletableFuture.completedFuture(end));
    }
  }

  /** Waits for one thing and takes what comes right behind it. */
  private Optional<Read.Last<T>> gather(List<T> group) throws InterruptedException {
    long patience = NAP.toNanos();
    while (group.size() < GROUP && !ended()) {
      @Nullable Read<T> next = read.poll(patience, TimeUnit.NANOSECONDS);
      switch (next) {
        case null -> {
          if (!group.isEmpty()) {
            return Optional.empty();
          }
        }
        case Read.Last<T> last -> {
          return Optional.of(last);
        }
        case Read.One<T>(T thing) -> {
          group.add(thing);
          patience = GATHERING.toNanos();
        }
      }
    }
    return Optional.empty();
  }

  /** Work that was not begun when the end came never is. */
  private void begin(Callable<R> work) {
    begun.add(
        workers.submit(
            () -> {
              if (ended()) {
                throw new AbandonedException();
              }
              return new Step.Result<>(work.call());
            }));
  }

  /** The next result in order, or that it is not there after so long. For one thread. */
  Step<R> next(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = Math.min(until - System.nanoTime(), NAP.toNanos());
      if (head == null) {
        head = begun.poll(Math.max(left, 0), TimeUnit.NANOSECONDS);
      }
      if (head != null) {
        @Nullable Step<R> step = finished(head, Math.max(left, 0));
        if (step != null) {
          head = step instanceof Step.End ? head : null;
          return step;
        }
      } else if (stop.getAsBoolean()) {
        return Step.stopped();
      }
      if (System.nanoTime() >= until) {
        return new Step.Waiting<>();
      }
    }
  }

  private @Nullable Step<R> finished(Future<Step<R>> future, long nanos)
      throws InterruptedException {
    try {
      return future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case AbandonedException _ -> Step.stopped();
        case Exception cause -> new Step.End<>(false, Optional.of(cause));
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      };
    }
  }

  /** So many results need no room any more. */
  void release(int count) {
    room.release(count);
  }

  /** Begins nothing more and waits for what was begun; a reader that hangs is left behind. */
  @Override
  public void close() {
    closed = true;
    workers.close();
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
