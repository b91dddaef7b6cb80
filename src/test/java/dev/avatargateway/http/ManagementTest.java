package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Health;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementTest {

  private final Map<String, Health> parts = new ConcurrentHashMap<>();
  private Management management;

  @BeforeEach
  void start() throws IOException {
    parts.put("catalog", Health.OK);
    parts.put("pictures", Health.OK);
    Dialect further =
        new TestDialect(
            "metrics", routes -> routes.on("GET", "/metrics", r -> TestDialect.text(200, "up 1")));
    management =
        Management.start(
            ServerSettings.on("127.0.0.1", 0), () -> Map.copyOf(parts), List.of(further));
  }

  @AfterEach
  void stop() {
    management.close();
  }

  private RawHttp.Response get(String path) throws IOException {
    return RawHttp.exchange(management.port(), "GET " + path + " HTTP/1.1\nHost: h\n\n");
  }

  @Test
  void itIsAliveAndReady() throws IOException {
    assertThat(get("/healthz").text()).isEqualTo("ok\n");
    assertThat(get("/readyz").status()).isEqualTo(200);
    assertThat(get("/readyz").text()).isEqualTo("ok\n");
  }

  @Test
  void eachBrokenPartIsALine() throws IOException {
    parts.put("pictures", Health.broken("the folder\nis read-only"));
    parts.put("catalog", Health.broken("no connection"));
    assertThat(get("/readyz").status()).isEqualTo(503);
    assertThat(get("/readyz").text())
        .isEqualTo("catalog: no connection\npictures: the folder is read-only\n");
    assertThat(get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void itIsNotReadyWhileStopping() throws IOException {
    management.announceStop();
    assertThat(get("/readyz").status()).isEqualTo(503);
    assertThat(get("/readyz").text()).isEqualTo("stopping\n");
    assertThat(get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void furtherRoutesAreServedHereToo() throws IOException {
    assertThat(get("/metrics").text()).isEqualTo("up 1");
    assertThat(get("/nothing").status()).isEqualTo(404);
    assertThat(get("/%zz").status()).isEqualTo(400);
  }
}
