package dev.avatargateway.bridge;

import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Portions.Portion;
import dev.avatargateway.core.Portions.Share;
import dev.avatargateway.core.Portions.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The listings that fall to one worker. What others left behind comes first, then the list is
 * divided further. At its end the worker waits for the others, in case one of them is to be taken
 * over: each of them commits what it has while it waits, so they do not wait for each other for
 * ever. No more is taken than the threads are about to work on: what is held here without being
 * worked on could be done elsewhere.
 */
final class Division implements Iterator<Listing> {

  private static final int MIN_PORTION = 32;
  private static final int MAX_PORTION = 128;
  private static final long NAP_MILLIS = 200;

  private final Source source;
  private final Portions portions;
  private final Share share;
  private final Taken taken;
  private final BooleanSupplier stop;
  private final Cursor cursor;
  private final int size;
  private final int atHand;

  /** How many listings were handed out and not worked on yet. */
  private int backlog;

  private Iterator<Listing> current = Collections.emptyIterator();
  private volatile boolean complete;

  /**
   * @param taken hears what was taken
   * @param stop true once no more is to be taken
   */
  Division(
      Source source,
      Portions portions,
      Share share,
      Taken taken,
      int threads,
      BooleanSupplier stop) {
    this.source = source;
    this.portions = portions;
    this.share = share;
    this.taken = taken;
    this.stop = stop;
    this.cursor = new Cursor(source);
    this.size = Math.clamp(4L * threads, MIN_PORTION, MAX_PORTION);
    this.atHand = 2 * threads;
  }

  /** All of them; closing it ends the reading. */
  Stream<Listing> stream() {
    int order = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, order), false)
        .onClose(cursor::close);
  }

  /** One that was handed out was worked on. */
  synchronized void worked() {
    backlog--;
    notifyAll();
  }

  /** Whether the end was reached, with nothing left to anybody else. */
  boolean isComplete() {
    return complete;
  }

  @Override
  public boolean hasNext() {
    try {
      while (!current.hasNext()) {
        if (complete || !awaitsWork()) {
          return false;
        }
        take();
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized boolean awaitsWork() throws InterruptedException {
    while (backlog > atHand && !stop.getAsBoolean()) {
      wait(NAP_MILLIS);
    }
    return !stop.getAsBoolean();
  }

  private void take() throws IOException, InterruptedException {
    Optional<Portion> abandoned = portions.takeOver(share);
    if (abandoned.isPresent()) {
      Portion portion = abandoned.get();
      begin(portion, Cursor.between(source, portion.begins(), portion.ends(), portion.size()));
      return;
    }
    Optional<Standing> standing = portions.standing(share);
    if (standing.isEmpty()) {
      complete = true;
    } else if (!standing.get().whole()) {
      divide(standing.get());
    } else if (standing.get().others()) {
      Thread.sleep(NAP_MILLIS);
    } else {
      complete = true;
    }
  }

  /** Somebody else may come first: then what was read is still at hand for the next attempt. */
  private void divide(Standing standing) throws IOException {
    List<Entry> next = cursor.behind(standing.reached(), standing.divided(), size);
    if (next.isEmpty()) {
      portions.conclude(share, standing);
      return;
    }
    Optional<Portion> portion =
        portions.divide(share, standing, next.getLast().position(), next.size());
    if (portion.isPresent()) {
      begin(portion.get(), next);
    }
  }

  private void begin(Portion portion, List<Entry> entries) {
    if (entries.isEmpty()) {
      portions.drop(share, portion);
      return;
    }
    List<Listing> listings = read(entries);
    taken.take(portion, listings);
    current = listings.iterator();
  }

  private List<Listing> read(List<Entry> entries) {
    return source.atOnce() == 1
        ? entries.stream().map(Entry::read).toList()
        : entries.stream().gather(Gatherers.mapConcurrent(source.atOnce(), Entry::read)).toList();
  }

  @Override
  public Listing next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    synchronized (this) {
      backlog++;
    }
    return current.next();
  }
}
