package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.util.Locale;

/** What the Content-Type of a form must be. */
final class FormBoundary {

  private FormBoundary() {}

  /** The Content-Type of a request whose body is a form. */
  static String contentType(Request request) {
    String type = request.header("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    String media = semicolon < 0 ? type : type.substring(0, semicolon);
    if (!media.strip().toLowerCase(Locale.ROOT).equals("multipart/form-data")) {
      throw new RefusedException(
          new Refusal.Malformed("The Content-Type must be multipart/form-data."));
    }
    return type;
  }
}
