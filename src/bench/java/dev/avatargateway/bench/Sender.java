package dev.avatargateway.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One connection over which pictures are set at Cloudreve's door, at little cost to the sender. */
final class Sender implements AutoCloseable {

  private final SocketChannel channel;
  private final InputStream in;
  private final String host;

  Sender(String url) throws IOException {
    URI server = URI.create(url);
    host = server.getAuthority();
    channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    in = new BufferedInputStream(Channels.newInputStream(channel));
  }

  /** Sets somebody's picture; true when it was taken, false when the server was too busy. */
  boolean set(String token, List<ByteBuffer> picture) throws IOException {
    int length = picture.stream().mapToInt(ByteBuffer::remaining).sum();
    String head =
        """
        PUT /api/v4/user/setting/avatar HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: image/jpeg\r
        Content-Length: %d\r
        \r
        """
            .formatted(host, token, length);
    ByteBuffer[] message = {
      ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)), picture.getFirst(), picture.get(1)
    };
    long left = message[0].remaining() + (long) length;
    while (left > 0) {
      left -= channel.write(message);
    }
    return answered();
  }

  private boolean answered() throws IOException {
    int length = 0;
    boolean later = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
      later |= lower.startsWith("retry-after:");
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    // Cloudreve's door says with status 200 that something went wrong.
    boolean taken = body.contains("\"code\":0");
    if (!taken && !later) {
      throw new BenchException("an upload was refused: " + body);
    }
    return taken;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the gateway hung up");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
