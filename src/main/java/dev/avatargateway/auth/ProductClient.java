package dev.avatargateway.auth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Trace;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one product for JSON. A question is bounded in time, its answer in size; no redirect is
 * followed, no proxy used, and a product that failed is left alone for a moment.
 */
final class ProductClient {

  /** What came of a question. */
  sealed interface Reply {

    /** The product answered; the body is a missing node when it is not JSON. */
    record Answered(int status, JsonNode body) implements Reply {}

    /** The product did not answer, or said that it cannot now. */
    record Silent() implements Reply {}
  }

  /**
   * How long to wait.
   *
   * @param connect for a connection
   * @param total for everything
   * @param pause before a product that failed is asked again
   */
  record Patience(Duration connect, Duration total, Duration pause) {

    static final Patience USUAL =
        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(1500));
  }

  private static final Logger log = LoggerFactory.getLogger(ProductClient.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_BODY = 1 << 20;
  private static final int MAX_QUESTIONS = 64;

  private final String product;
  private final ProductUrl url;
  private final Duration turn;
  private final Duration total;
  private final OkHttpClient http;
  private final Circuit circuit;
  private final Semaphore questions = new Semaphore(MAX_QUESTIONS);

  ProductClient(String product, ProductUrl url, Patience patience, Ticker ticker) {
    this.product = product;
    this.url = url;
    this.turn = patience.pause();
    this.total = patience.total();
    this.circuit = new Circuit(patience.pause(), patience.total().plus(patience.pause()), ticker);
    this.http =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(patience.connect())
            .callTimeout(patience.total())
            .build();
  }

  /**
   * Gets the document at a path below the product's address, with a credential where there is one.
   */
  Reply get(Optional<Credential> credential, String... segments) {
    Request.Builder request = new Request.Builder().url(url.below(segments));
    request.header("Accept", "application/json");
    Trace.tell(request::header);
    credential.ifPresent(held -> request.header("Authorization", "Bearer " + held.secret()));
    try {
      if (!questions.tryAcquire(turn.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("{} is being asked {} questions already", product, MAX_QUESTIONS);
        return new Reply.Silent();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Silent();
    }
    try {
      return circuit.admits() ? ask(http.newCall(request.build())) : new Reply.Silent();
    } finally {
      questions.release();
    }
  }

  private Reply ask(Call call) {
    FutureTask<Reply> task = new FutureTask<>(() -> execute(call));
    Thread.startVirtualThread(task);
    try {
      // a name that never resolves does not heed the call's own time limit
      return heard(task.get(total.toMillis() * 11 / 10, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return silent("no answer in time");
    } catch (ExecutionException e) {
      return silent(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return silent("the question was interrupted");
    } finally {
      call.cancel();
    }
  }

  private Reply heard(Reply reply) {
    if (reply instanceof Reply.Answered(int status, JsonNode body)
        && (status == 502 || status == 503 || status == 504)) {
      return silent("status " + status);
    }
    circuit.answered();
    return reply;
  }

  private Reply silent(String reason) {
    if (circuit.failed()) {
      log.warn("{} at {} does not answer: {}", product, url.host(), reason);
    }
    return new Reply.Silent();
  }

  private static Reply execute(Call call) throws IOException {
    try (Response response = call.execute()) {
      byte[] body = response.peekBody(MAX_BODY + 1L).bytes();
      return new Reply.Answered(
          response.code(), body.length > MAX_BODY ? MissingNode.getInstance() : parse(body));
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
