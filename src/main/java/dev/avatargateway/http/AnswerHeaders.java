package dev.avatargateway.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Puts the headers of an answer on the wire, in their order. */
final class AnswerHeaders {

  private AnswerHeaders() {}

  static void write(Answer answer, HttpFields.Mutable headers) {
    for (Header header : answer.headers()) {
      headers.put(header.field());
    }
    if (answer.status() != 304 && answer.status() != 204) {
      headers.put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
    }
  }
}
