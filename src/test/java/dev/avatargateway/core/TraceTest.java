package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + ID + "-" + SPAN + "-01",
        "00-" + ID + "-" + SPAN + "-03",
        "01-" + ID + "-" + SPAN + "-01",
        "cc-" + ID + "-" + SPAN + "-01-what-the-future-will-be-like"
      })
  void aGoodParentIsContinuedInASpanOfItsOwn(String parent) {
    Trace trace = Trace.continuing(List.of(parent), List.of("a=1", "b=2"));

    assertThat(trace.traceId()).isEqualTo(ID);
    assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
    assertThat(trace.state()).contains("a=1,b=2");
    assertThat(trace.parent()).isEqualTo("00-" + ID + "-" + trace.spanId() + "-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-" + ID + "-" + SPAN,
        "00-" + ID + "-" + SPAN + "-0",
        "00-" + ID + "-" + SPAN + "-01-",
        "00-" + ID + "-" + SPAN + "-01-more",
        "01-" + ID + "-" + SPAN + "-01.more",
        "ff-" + ID + "-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + ID + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-" + ID + "-" + SPAN + "-0g",
        " 00-" + ID + "-" + SPAN + "-01",
        "00_" + ID + "_" + SPAN + "_01"
      })
  void aBadParentBeginsANewTrace(String parent) {
    Trace trace = Trace.continuing(List.of(parent), List.of("a=1"));

    assertThat(trace.parent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(ID);
    assertThat(trace.state()).isEmpty();
  }

  @Test
  void ofSeveralParentsNoneCounts() {
    String parent = "00-" + ID + "-" + SPAN + "-01";

    assertThat(Trace.continuing(List.of(parent, parent), List.of()).traceId()).isNotEqualTo(ID);
    assertThat(Trace.continuing(List.of(), List.of()).traceId()).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\u00e9", "a=\n"})
  void aStateThatNoHeaderCanHoldIsLeftOut(String state) {
    String parent = "00-" + ID + "-" + SPAN + "-00";

    Trace trace = Trace.continuing(List.of(parent), List.of(state));
    assertThat(trace.state()).isEmpty();
    assertThat(trace.sampled()).isFalse();
    assertThat(Trace.continuing(List.of(parent), List.of("a=" + "b".repeat(511))).state())
        .isEmpty();
  }

  @Test
  void workKnowsWhatItIsDoneForAlsoOnAnotherThread() {
    Trace trace = new Trace(ID, SPAN, true, Optional.of("a=1"));
    CompletableFuture<Optional<Trace>> there = new CompletableFuture<>();
    Map<String, String> told = new LinkedHashMap<>();

    Optional<Trace> here =
        trace.within(
            () -> {
              Trace.tell(told::put);
              Thread.ofVirtual().start(Trace.carried(() -> there.complete(Trace.current())));
              return Trace.current();
            });

    assertThat(here).contains(trace);
    assertThat(there.join()).contains(trace);
    assertThat(told)
        .containsExactly(
            Map.entry("traceparent", "00-" + ID + "-" + SPAN + "-01"),
            Map.entry("tracestate", "a=1"));
    assertThat(Trace.current()).isEmpty();
    Trace.tell((name, _) -> assertThat(name).isNull());
  }
}
