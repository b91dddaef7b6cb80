package dev.avatargateway.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** The pages of a namespace's servers: a picture, redirects, and answers that mean harm. */
final class OriginPages {

  private static final int ENDLESS = 1 << 30;

  private final byte[] picture;

  OriginPages(byte[] picture) {
    this.picture = picture;
  }

  void answer(String head, OutputStream out) throws IOException {
    String lower = head.toLowerCase(Locale.ROOT);
    for (String secret : List.of("\r\ncookie:", "\r\nauthorization:", "\r\nreferer:")) {
      if (lower.contains(secret)) {
        head(out, "400 Told Too Much");
        return;
      }
    }
    String[] path = head.split(" ", 3)[1].split("/", -1);
    switch (path[1]) {
      case "to" -> redirect(out, path[2], URLDecoder.decode(path[3], StandardCharsets.UTF_8));
      case "chain" -> chain(out, Integer.parseInt(path[2]));
      case "loop" -> redirect(out, "302", "/loop");
      case "nowhere" -> head(out, "302 Found", "Content-Length: 0");
      case "status" -> status(out, path[2]);
      case "body" -> body(out, path[2]);
      default -> whole(out, "Content-Type: image/png", picture);
    }
  }

  private void chain(OutputStream out, int left) throws IOException {
    if (left == 0) {
      whole(out, "Content-Type: image/png", picture);
    } else {
      redirect(out, "302", "/chain/" + (left - 1));
    }
  }

  private static void redirect(OutputStream out, String status, String to) throws IOException {
    head(
        out,
        status + " Moved",
        "Location: " + to,
        "Set-Cookie: a=b; Path=/",
        "WWW-Authenticate: Basic realm=x",
        "Content-Length: 0");
  }

  private void status(OutputStream out, String status) throws IOException {
    boolean bodiless = status.equals("204") || status.equals("304");
    head(out, status + " X", "Content-Length: " + (bodiless ? 0 : picture.length));
    out.write(picture, 0, bodiless ? 0 : picture.length);
  }

  private void body(OutputStream out, String kind) throws IOException {
    switch (kind) {
      case "html" -> whole(out, "Content-Type: text/html", "<html></html>".getBytes(utf8()));
      case "short" -> longer(out, picture.length - 10, "Content-Length: " + picture.length);
      case "long" -> longer(out, picture.length, "Content-Length: " + (picture.length - 10));
      case "claims-much" -> longer(out, 10, "Content-Length: 99999999999");
      case "claims-negative" -> longer(out, picture.length, "Content-Length: -5");
      case "claims-twice" -> longer(out, 10, "Content-Length: 5\r\nContent-Length: 10");
      case "huge-chunk" -> longer(out, 0, "Transfer-Encoding: chunked\r\n\r\n8000000000000000");
      case "endless-chunk" -> endless(out, "Transfer-Encoding: chunked\r\n\r\n40000000\r\n");
      case "endless" -> endless(out, "Connection: close\r\n\r\n");
      case "endless-head" -> endless(out, "X: ");
      case "bomb" -> whole(out, "Content-Encoding: gzip", bomb());
      case "bomb-in-bomb" -> whole(out, "Content-Encoding: gzip, gzip", gzip(bomb()));
      case "gzip" -> whole(out, "Content-Encoding: gzip", gzip(picture));
      case "brotli" -> whole(out, "Content-Encoding: br", picture);
      case "drip" -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
      case "drip-head" -> drip(out, "HTTP/1.1 200 OK\r\nX: ");
      case "silent" -> LockSupport.parkNanos(20_000_000_000L);
      case "drip-gzip" -> drip(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
      default -> throw new IOException("no such body: " + kind);
    }
  }

  private static Charset utf8() {
    return StandardCharsets.UTF_8;
  }

  private static void whole(OutputStream out, String header, byte[] body) throws IOException {
    head(out, "200 OK", header, "Content-Length: " + body.length);
    out.write(body);
  }

  private void longer(OutputStream out, int bytes, String header) throws IOException {
    head(out, "200 OK", header);
    out.write(picture, 0, bytes);
  }

  private static void endless(OutputStream out, String rest) throws IOException {
    out.write(("HTTP/1.1 200 OK\r\n" + rest).getBytes(utf8()));
    byte[] block = new byte[64 * 1024];
    for (long sent = 0; sent < ENDLESS; sent += block.length) {
      out.write(block);
    }
  }

  private static void drip(OutputStream out, String start) throws IOException {
    out.write(start.getBytes(utf8()));
    for (int i = 0; i < 9999; i++) {
      out.write('x');
      out.flush();
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static byte[] bomb() throws IOException {
    return gzip(new byte[64 << 20]);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void head(OutputStream out, String status, String... headers) throws IOException {
    out.write(
        ("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
            .getBytes(utf8()));
  }
}
