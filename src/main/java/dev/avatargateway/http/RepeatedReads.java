package dev.avatargateway.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * Answers plain reads on one connection as soon as their bytes are there, where the server has read
 * the same header before and memory knows the answer: browsers and proxies send the same header
 * again and again. Whatever else comes is left to the server's own parser.
 *
 * <p>Used by one thread at a time, as the connection is.
 */
final class RepeatedReads {

  /** Bytes of the longest request that is looked at, and of the longest head of an answer. */
  private static final int LONGEST = 4096;

  /** Bytes of a body that is written with the head of the answer in one piece. */
  private static final int SHORT = 60 << 10;

  private static final byte[] GET = "GET ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

  private final RawTargetConnection connection;
  private final EndPoint endPoint;
  private final ByteBufferPool pool;
  private final Dispatcher dispatcher;
  private final FillCallback fillable = new FillCallback();

  /** The request that came last, until the server has begun with it. */
  private @Nullable Unread came;

  /** The request that the server has begun with. */
  private @Nullable Unread begun;

  /** The header of the plain read before, and its fields. */
  private byte @Nullable [] known;

  private HttpFields fields = HttpFields.EMPTY;
  private volatile boolean isWriting;

  RepeatedReads(RawTargetConnection connection, ByteBufferPool pool, Dispatcher dispatcher) {
    this.connection = connection;
    this.endPoint = connection.getEndPoint();
    this.pool = pool;
    this.dispatcher = dispatcher;
  }

  /** Whether an answer is on its way that the client does not take. */
  boolean isWriting() {
    return isWriting;
  }

  /** The server has begun with a request. */
  void begin() {
    begun = came;
    came = null;
  }

  /** The request that the server has begun with is a plain read. */
  void learn(Request read) {
    // What has not been used up yet is another request.
    if (begun != null
        && connection.isRequestBufferEmpty()
        && connection.target().equals(begun.target())
        && read.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
        && isKept(read.getHeaders())) {
      known = begun.header();
      fields = read.getHeaders();
    }
    begun = null;
  }

  private static boolean isKept(HttpFields fields) {
    String connection = fields.get(HttpHeader.CONNECTION);
    return (connection == null || connection.equalsIgnoreCase("keep-alive"))
        && !fields.contains(HttpHeader.UPGRADE);
  }

  /**
   * Reads what has come, between two requests.
   *
   * @return false when the server has to go on with it
   */
  boolean read() throws IOException {
    came = null;
    RetainableByteBuffer room = pool.acquire(LONGEST, false);
    try {
      ByteBuffer bytes = room.getByteBuffer();
      int filled = endPoint.fill(bytes);
      if (filled < 0) {
        return false;
      }
      if (filled == 0) {
        connection.fillInterested(fillable);
        return true;
      }
      Optional<Answer> answer = answer(bytes.array(), bytes.arrayOffset(), filled);
      if (answer.isPresent()) {
        write(answer.get());
        return true;
      }
      connection.onUpgradeTo(bytes);
      return false;
    } finally {
      room.release();
    }
  }

  private Optional<Answer> answer(byte[] bytes, int from, int length) {
    int to = from + length;
    int start = from + GET.length;
    if (length >= LONGEST || !Arrays.equals(bytes, from, Math.min(start, to), GET, 0, 4)) {
      return Optional.empty();
    }
    int end = start;
    while (end < to && bytes[end] != ' ') {
      end++;
    }
    int header = end + VERSION.length;
    if (header > to || !Arrays.equals(bytes, end, header, VERSION, 0, VERSION.length)) {
      return Optional.empty();
    }
    String target = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    byte[] before = known;
    if (before == null || !Arrays.equals(bytes, header, to, before, 0, before.length)) {
      // The rest of it may still be on its way.
      if (to - header > END.length
          && Arrays.equals(bytes, to - END.length, to, END, 0, END.length)) {
        came = new Unread(target, Arrays.copyOfRange(bytes, header, to));
      }
      return Optional.empty();
    }
    return dispatcher.glance(target, this::request);
  }

  private WireRequest request(Target target) {
    return JettyRequests.withoutBody(
        "GET", target, fields, endPoint.getRemoteSocketAddress(), dispatcher);
  }

  private void write(Answer answer) throws IOException {
    ByteBuffer body = answer.body();
    boolean isShort = body.remaining() <= SHORT;
    RetainableByteBuffer room = pool.acquire(isShort ? LONGEST + SHORT : LONGEST, true);
    // Whoever goes on when the client has taken the rest gives the room back then.
    boolean isOurs = true;
    try {
      ByteBuffer bytes = room.getByteBuffer();
      BufferUtil.clearToFill(bytes);
      AnswerHeaders.encode(answer, connection.getServer().getDateField(), bytes);
      // The system takes one piece in less time than two.
      if (isShort) {
        bytes.put(body);
      }
      BufferUtil.flipToFlush(bytes, 0);
      boolean isDone = isShort ? endPoint.flush(bytes) : endPoint.flush(bytes, body);
      if (!isDone) {
        isOurs = false;
        isWriting = true;
        endPoint.write(new WriteCallback(room), bytes, body);
      }
    } finally {
      if (isOurs) {
        room.release();
      }
    }
    if (isOurs) {
      connection.fillInterested(fillable);
    }
  }

  /**
   * A request that the server has not read.
   *
   * @param header all that followed its first line
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Unread(String target, byte[] header) {}

  /** Goes on when something has come. */
  private final class FillCallback implements Callback {

    @Override
    public void succeeded() {
      connection.onFillable();
    }

    @Override
    public void failed(Throwable fault) {
      connection.onFillInterestedFailed(fault);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }

  /** Goes on when the client has taken an answer. */
  private final class WriteCallback implements Callback {

    private final RetainableByteBuffer room;

    WriteCallback(RetainableByteBuffer room) {
      this.room = room;
    }

    @Override
    public void succeeded() {
      isWriting = false;
      room.release();
      connection.fillInterested(fillable);
    }

    @Override
    public void failed(Throwable fault) {
      isWriting = false;
      room.release();
      endPoint.close(fault);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
