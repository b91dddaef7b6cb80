package dev.avatargateway.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that sends exactly the bytes it is given, for what no well-behaved client can say. */
public final class RawHttp implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  private RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects to this port of this machine. */
  public static RawHttp to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return new RawHttp(socket);
  }

  /** One request on a connection of its own, and its response. */
  public static Response exchange(int port, String request) throws IOException {
    try (RawHttp http = to(port)) {
      http.send(request);
      return http.read(request.startsWith("HEAD "));
    }
  }

  /** Sends text, one byte a character; every {@code \n} becomes CRLF. */
  public RawHttp send(String lines) throws IOException {
    return send(lines.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  public RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Says that nothing more will be sent. */
  public RawHttp end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one response with its body. */
  public Response read() throws IOException {
    return read(false);
  }

  /** Reads one response to HEAD, which has no body whatever its headers say. */
  public Response readHead() throws IOException {
    return read(true);
  }

  private Response read(boolean toHead) throws IOException {
    String statusLine = line();
    int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
    Response head = new Response(statusLine, status, List.copyOf(headers), new byte[0]);
    boolean bodiless = toHead || status < 200 || status == 204 || status == 304;
    return bodiless ? head : head.with(body(head));
  }

  private byte[] body(Response head) throws IOException {
    if (head.header("Transfer-Encoding").isPresent()) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = chunkSize(); size > 0; size = chunkSize()) {
        body.writeBytes(in.readNBytes(size));
        line();
      }
      line();
      return body.toByteArray();
    }
    Optional<String> length = head.header("Content-Length");
    return length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0], 16);
  }

  /** True when the server has closed the connection and sent nothing more. */
  public boolean isClosedByServer() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      if (b != '\r') {
        line.write(b);
      }
      b = in.read();
    }
    if (b < 0) {
      throw new IOException("the connection ended after: " + line);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * A response as it came.
   *
   * @param headerLines in order, as sent
   * @param body empty when there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Response(String statusLine, int status, List<String> headerLines, byte[] body) {

    Response with(byte[] changed) {
      return new Response(statusLine, status, headerLines, changed);
    }

    /** The first header of this name, in any case. */
    public Optional<String> header(String name) {
      return headerLines.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }
}
