package dev.avatargateway.http;

import java.nio.charset.StandardCharsets;

/**
 * The delimiter lines of a form as they pass by. The library takes any end of a form for a good
 * one; this knows whether the closing delimiter came.
 */
final class FormDelimiters {

  private final byte[] delimiter;

  /** How many of its bytes have just passed; a form may start as if after a line's end. */
  private int matched = 2;

  /** The byte after a delimiter; -1 when there is none to wait for. */
  private int afterDelimiter = -1;

  private State state = State.OPEN;

  FormDelimiters(byte[] boundary) {
    this.delimiter =
        ("\r\n--" + new String(boundary, StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
  }

  private enum State {
    OPEN,
    CLOSED,
    BROKEN
  }

  void pass(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length && state == State.OPEN; i++) {
      pass(bytes[i]);
    }
  }

  /** True once the closing delimiter has passed, and nothing odd before it. */
  boolean isClosed() {
    return state == State.CLOSED;
  }

  private void pass(byte b) {
    if (matched < delimiter.length) {
      // Only its first byte is a CR, so a mismatch can only start over.
      matched = b == delimiter[matched] ? matched + 1 : b == '\r' ? 1 : 0;
    } else if (afterDelimiter < 0 && (b == '-' || b == '\r')) {
      afterDelimiter = b;
    } else if (afterDelimiter == '-') {
      state = b == '-' ? State.CLOSED : State.BROKEN;
    } else if (b == '\n') {
      afterDelimiter = -1;
      matched = 0;
    } else {
      state = State.BROKEN;
    }
  }
}
