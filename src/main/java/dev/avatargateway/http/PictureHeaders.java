package dev.avatargateway.http;

/** The headers that make a served picture safe to be opened by anybody, anywhere. */
public final class PictureHeaders {

  private PictureHeaders() {}

  /**
   * Adds them: no sniffing, no scripts, shown inline under a harmless name, and loadable by other
   * sites' pages.
   *
   * @param fileName an ASCII file name without quotes
   */
  public static Answer on(Answer answer, String fileName) {
    return answer
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", "default-src 'none'; sandbox")
        .with("Content-Disposition", "inline; filename=\"" + fileName + "\"")
        .with("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
