package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import java.util.function.Consumer;

/** A dialect whose words show what it was asked: {@code refused by test: …}. */
record TestDialect(String name, Consumer<Routes> routes) implements Dialect {

  @Override
  public void mount(Routes target) {
    routes.accept(target);
  }

  @Override
  public Answer refuse(Request request, Refusal refusal) {
    return text(400, "refused by " + name + ": " + refusal);
  }

  @Override
  public Answer fail(Request request) {
    return text(500, "failed in " + name);
  }

  static Answer text(int status, String text) {
    return Answer.of(status).with("Content-Type", "text/plain; charset=utf-8").withBody(text);
  }
}
