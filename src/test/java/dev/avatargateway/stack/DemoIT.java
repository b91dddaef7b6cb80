package dev.avatargateway.stack;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that {@code serve --demo} prints do what they say. */
final class DemoIT {

  @Test
  void pastedLinesPrintWhatIsSaid(@TempDir Path data, @TempDir Path desk) throws Exception {
    try (GatewayProcess server = GatewayProcess.serve(data, "--demo")) {
      DemoLines.assertWork(server.out().lines().toList(), desk);
      server.stop();
    }
    try (GatewayProcess again = GatewayProcess.serve(data, "--demo")) {
      DemoLines.assertWork(again.out().lines().toList(), desk);
    }
  }

  @Test
  void theyDoSoWithASalt(@TempDir Path data, @TempDir Path desk) throws Exception {
    try (GatewayProcess server =
        GatewayProcess.serve(data, "--demo", "--cloudreve-hash-id-salt=salt")) {
      DemoLines.assertWork(server.out().lines().toList(), desk);
    }
  }
}
