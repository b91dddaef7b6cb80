package dev.avatargateway.core;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A product that answers what it was told to, when it is let. */
final class ScriptedProduct implements Upstream {

  final Map<Owner, Found> people = new ConcurrentHashMap<>();
  final AtomicInteger questions = new AtomicInteger();
  final CountDownLatch asked = new CountDownLatch(1);
  volatile CountDownLatch gate = new CountDownLatch(1);
  volatile boolean waits;
  volatile boolean fails;

  @Override
  public Optional<Found> find(Owner owner) throws IOException {
    questions.incrementAndGet();
    asked.countDown();
    if (waits) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    if (fails) {
      throw new IOException("down");
    }
    return Optional.ofNullable(people.get(owner));
  }

  void awaitQuestions(int number) {
    while (questions.get() < number) {
      Thread.onSpinWait();
    }
  }
}
