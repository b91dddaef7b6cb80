package dev.avatargateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What goes back to the client: status, headers in order, and a body that is whole in memory.
 *
 * <p>Immutable; every {@code with} gives a new one. {@code Content-Length} is not set here: the
 * server writes it from the body, also for HEAD. An answer to HEAD is the answer to GET; the server
 * leaves the body out.
 */
public final class Answer {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final int status;
  private final HeaderBlock headers;
  private final ByteBuffer body;
  private final boolean refusal;

  private Answer(int status, HeaderBlock headers, ByteBuffer body, boolean refusal) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.refusal = refusal;
  }

  /** An answer without headers and body. */
  public static Answer of(int status) {
    return new Answer(status, HeaderBlock.EMPTY, NOTHING, false);
  }

  /** Sets a header, in place of one of the same name. */
  public Answer with(String name, String value) {
    return with(Header.of(name, value));
  }

  /** Sets a header whose value is made anew each time that the answer is sent. */
  public Answer withFresh(String name, Supplier<String> value) {
    return with(Header.fresh(name, value));
  }

  private Answer with(Header set) {
    return new Answer(status, headers.with(set), body, refusal);
  }

  /** Takes a header away. */
  public Answer without(String name) {
    return new Answer(status, headers.without(name), body, refusal);
  }

  public Answer withStatus(int changed) {
    return new Answer(changed, headers, body, refusal);
  }

  /** Sets the body to the bytes between position and limit; they must not change afterwards. */
  public Answer withBody(ByteBuffer bytes) {
    return new Answer(status, headers, bytes.asReadOnlyBuffer(), refusal);
  }

  public Answer withBody(byte[] bytes) {
    return withBody(ByteBuffer.wrap(bytes));
  }

  /** Sets the body to text in UTF-8. */
  public Answer withBody(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Marks that the request did not get its wish, where the status does not say so. */
  public Answer asRefusal() {
    return new Answer(status, headers, body, true);
  }

  /** Whether the request did not get its wish, as the dialect says beyond the status. */
  public boolean isRefusal() {
    return refusal;
  }

  public int status() {
    return status;
  }

  public List<Header> headers() {
    return headers.headers();
  }

  HeaderBlock headerBlock() {
    return headers;
  }

  public Optional<String> header(String name) {
    return headers().stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** A view of the body, from its first byte to its last. */
  public ByteBuffer body() {
    return body.duplicate();
  }
}
