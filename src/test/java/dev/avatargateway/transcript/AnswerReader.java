package dev.avatargateway.transcript;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one answer from a connection. */
final class AnswerReader {
  private final InputStream in;
  private final String method;

  AnswerReader(InputStream in, String method) {
    this.in = in;
    this.method = method;
  }

  Answer read() throws IOException {
    while (true) {
      String statusLine = line();
      if (!statusLine.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
        throw new IOException("no status line: " + statusLine);
      }
      int status = Integer.parseInt(statusLine.substring(9, 12));
      List<Header> headers = headers();
      if (status >= 200) {
        var head = new Answer(status, headers, new byte[0]);
        return new Answer(status, headers, body(head));
      }
    }
  }

  private byte[] body(Answer head) throws IOException {
    if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    @Nullable String encoding = head.header("Transfer-Encoding");
    if (encoding != null && encoding.toLowerCase(Locale.ROOT).equals("chunked")) {
      return chunks();
    }
    @Nullable String length = head.header("Content-Length");
    return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    int size = chunkSize();
    while (size > 0) {
      body.writeBytes(exactly(size));
      line();
      size = chunkSize();
    }
    headers();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private List<Header> headers() throws IOException {
    List<Header> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("connection closed within the head of the answer");
      }
      bytes.write(next);
    }
    String line = bytes.toString(StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
