package dev.avatargateway;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.avatargateway.image.OpenCvImaging;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a gateway does when its start is over: it makes ready for pictures, and gives memory back.
 */
final class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  /** How much of the heap may be free after a collection, in percent; the lesser one first. */
  private static final Map<String, String> TIGHT = new LinkedHashMap<>();

  static {
    TIGHT.put("MinHeapFreeRatio", "10");
    TIGHT.put("MaxHeapFreeRatio", "20");
  }

  private Settling() {}

  /** Goes on beside the first requests, which need not wait for it. */
  static void begin(OpenCvImaging imaging) {
    Thread.ofPlatform()
        .daemon()
        .name("settling")
        .start(
            () -> {
              imaging.warmUp();
              shrinkHeap(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
              imaging.giveMemoryBack();
            });
  }

  /** The start leaves more behind than all that stays. Later the heap may grow as ever. */
  static void shrinkHeap(HotSpotDiagnosticMXBean machine) {
    LinkedHashMap<String, String> usual = new LinkedHashMap<>();
    try {
      // The lesser of two is lowered first and raised last.
      for (String option : TIGHT.keySet()) {
        usual.putFirst(option, machine.getVMOption(option).getValue());
      }
      TIGHT.forEach(machine::setVMOption);
      Runtime.getRuntime().gc();
      usual.forEach(machine::setVMOption);
    } catch (IllegalArgumentException e) {
      LOG.debug("This Java does not say how much of its heap may be free", e);
    }
  }
}
