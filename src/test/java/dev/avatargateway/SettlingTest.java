package dev.avatargateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A start that is over leaves Java as it was, but for the memory that it needed only then. */
class SettlingTest {

  private final HotSpotDiagnosticMXBean machine =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

  @Test
  void theHeapIsTightOnceAndMayGrowThen() {
    String least = option("MinHeapFreeRatio");
    String most = option("MaxHeapFreeRatio");
    Settling.shrinkHeap(machine);

    Runtime heap = Runtime.getRuntime();
    long used = heap.totalMemory() - heap.freeMemory();
    assertThat(heap.totalMemory()).isLessThan(2 * used + (64 << 20));
    assertThat(option("MinHeapFreeRatio")).isEqualTo(least);
    assertThat(option("MaxHeapFreeRatio")).isEqualTo(most);
  }

  private String option(String name) {
    return machine.getVMOption(name).getValue();
  }
}
