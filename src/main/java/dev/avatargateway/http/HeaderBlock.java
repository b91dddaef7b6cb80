package dev.avatargateway.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpGenerator;
import org.jspecify.annotations.Nullable;

/** The header fields of an answer in their order, made ready for the wire once as far as can be. */
final class HeaderBlock {

  static final HeaderBlock EMPTY = new HeaderBlock(List.of());

  /** More than dialects say, less than a server takes. */
  private static final int ROOM = 8192;

  private final List<Header> headers;
  private final List<Header> fresh;
  private volatile byte @Nullable [] encoded;

  private HeaderBlock(List<Header> headers) {
    this.headers = headers;
    this.fresh = headers.stream().filter(Header::isFresh).toList();
  }

  List<Header> headers() {
    return headers;
  }

  /** With this one in place of those of the same name. */
  HeaderBlock with(Header set) {
    List<Header> changed = new ArrayList<>(without(set.name()).headers);
    changed.add(set);
    return new HeaderBlock(List.copyOf(changed));
  }

  HeaderBlock without(String name) {
    return new HeaderBlock(headers.stream().filter(h -> !h.name().equalsIgnoreCase(name)).toList());
  }

  /**
   * Writes all fields as HTTP/1.1 has them.
   *
   * @throws java.nio.BufferOverflowException when they are more than fit
   */
  void encode(ByteBuffer to) {
    byte[] known = encoded;
    if (known == null) {
      ByteBuffer room = ByteBuffer.allocate(ROOM);
      for (Header header : headers) {
        if (!header.isFresh()) {
          HttpGenerator.putTo(header.field(), room);
        }
      }
      known = new byte[room.position()];
      room.get(0, known);
      encoded = known;
    }
    to.put(known);
    for (Header header : fresh) {
      HttpGenerator.putTo(header.field(), to);
    }
  }
}
