package dev.avatargateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.BufferUtil;

/** Puts the headers of an answer on the wire, in their order. */
final class AnswerHeaders {

  private static final byte[] OK = line(200);
  private static final byte[] NOT_MODIFIED = line(304);
  private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);

  private AnswerHeaders() {}

  static void write(Answer answer, HttpFields.Mutable headers) {
    for (Header header : answer.headers()) {
      headers.put(header.field());
    }
    if (answer.status() != 304 && answer.status() != 204) {
      headers.put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
    }
  }

  /** Writes all that stands before the body of an answer of HTTP/1.1. */
  static void encode(Answer answer, HttpField date, ByteBuffer to) {
    to.put(
        switch (answer.status()) {
          case 200 -> OK;
          case 304 -> NOT_MODIFIED;
          default -> line(answer.status());
        });
    HttpGenerator.putTo(date, to);
    answer.headerBlock().encode(to);
    if (answer.status() != 304 && answer.status() != 204) {
      to.put(LENGTH);
      BufferUtil.putDecInt(to, answer.body().remaining());
      BufferUtil.putCRLF(to);
    }
    BufferUtil.putCRLF(to);
  }

  private static byte[] line(int status) {
    return "HTTP/1.1 %d %s\r\n"
        .formatted(status, HttpStatus.getMessage(status))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
