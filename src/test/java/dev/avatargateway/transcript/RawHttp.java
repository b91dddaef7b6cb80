package dev.avatargateway.transcript;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** An HTTP/1.1 client of one request per connection that changes nothing of what it is given. */
final class RawHttp {
  private static final int CONNECT = (int) Duration.ofSeconds(10).toMillis();
  private static final int READ = (int) Duration.ofSeconds(60).toMillis();

  private RawHttp() {}

  static Answer send(OutgoingRequest request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(request.host(), request.port()), CONNECT);
      socket.setSoTimeout(READ);
      try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
        var reader = new AnswerReader(in, request.method());
        try {
          write(request, socket.getOutputStream());
        } catch (IOException refused) {
          return answerOfRefusal(reader, refused);
        }
        return reader.read();
      }
    }
  }

  private static void write(OutgoingRequest request, OutputStream out) throws IOException {
    out.write(request.head());
    out.write(request.body());
    out.flush();
  }

  /** A server may answer and close before it has read all of a body that is too large. */
  private static Answer answerOfRefusal(AnswerReader reader, IOException refused)
      throws IOException {
    try {
      return reader.read();
    } catch (IOException e) {
      refused.addSuppressed(e);
      throw refused;
    }
  }
}
