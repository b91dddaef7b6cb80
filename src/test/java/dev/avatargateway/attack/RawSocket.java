package dev.avatargateway.attack;

import dev.avatargateway.http.RawHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A connection that is written to and read from at once, to its end. */
final class RawSocket implements AutoCloseable {

  private final RawHttp http;

  RawSocket(int port) throws IOException {
    http = RawHttp.to(port);
  }

  /** Sends, as long as somebody listens, and then says that nothing more will come. */
  void send(Row.Sending sending) {
    try {
      sending.to(new Outgoing());
      http.end();
    } catch (IOException e) {
      // The server has hung up, which is an answer too.
    }
  }

  /** The answers until the connection ends, but for the wish that a body be sent. */
  List<RawHttp.Response> answers() {
    List<RawHttp.Response> answers = new ArrayList<>();
    try {
      while (true) {
        RawHttp.Response answer = http.read();
        if (answer.status() != 100) {
          answers.add(answer);
        }
      }
    } catch (IOException e) {
      return answers;
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }

  private final class Outgoing extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      http.send(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      http.send(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      http.send(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
