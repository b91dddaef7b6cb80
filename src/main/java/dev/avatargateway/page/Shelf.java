package dev.avatargateway.page;

import dev.avatargateway.core.Sha256;
import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Preconditions;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The files that the page is made of: its own, and the library that it crops with. */
final class Shelf {

  private static final String CROPPER = "/META-INF/resources/webjars/cropperjs/1.5.6/dist/";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private static final List<String> MODULES =
      List.of("main.js", "api.js", "view.js", "editor.js", "camera.js", "sources.js");

  private final Texts texts;
  private final String policy;

  /**
   * @param images a site, besides this one, that pictures are shown from
   */
  Shelf(Texts texts, String images) {
    this.texts = texts;
    this.policy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob: " + images,
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
  }

  void mount(Routes routes) {
    String html = texts.fill(new String(read("page.html"), StandardCharsets.UTF_8));
    put(routes, "/me", "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    put(routes, "/me/page.css", "text/css; charset=utf-8", read("page.css"));
    put(routes, "/me/icon.svg", "image/svg+xml", read("icon.svg"));
    for (String module : MODULES) {
      put(routes, "/me/" + module, "text/javascript; charset=utf-8", read(module));
    }
    put(
        routes,
        "/me/texts.js",
        "text/javascript; charset=utf-8",
        texts.module().getBytes(StandardCharsets.UTF_8));
    library(routes, "cropper.esm.js", "text/javascript; charset=utf-8");
    library(routes, "cropper.min.css", "text/css; charset=utf-8");
  }

  private void library(Routes routes, String file, String type) {
    Answer whole = answer(type, read(CROPPER + file)).with("Cache-Control", FOREVER);
    routes.on("GET", "/me/cropper-1.5.6/" + file, _ -> whole);
  }

  private void put(Routes routes, String path, String type, byte[] bytes) {
    String tag = "\"" + Sha256.of(ByteBuffer.wrap(bytes)).hex().substring(0, 16) + "\"";
    Answer whole = answer(type, bytes).with("Cache-Control", "no-cache").with("ETag", tag);
    routes.on("GET", path, request -> unlessKnown(request, whole, tag));
  }

  private static Answer unlessKnown(Request request, Answer whole, String tag) {
    return Preconditions.evaluate(request, tag, Instant.EPOCH) == Preconditions.Verdict.NOT_MODIFIED
        ? whole.withStatus(304).withBody("")
        : whole;
  }

  private Answer answer(String type, byte[] bytes) {
    return Answer.of(200)
        .with("Content-Type", type)
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", policy)
        .with("Referrer-Policy", "no-referrer")
        .with("Permissions-Policy", "camera=(self)")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .withBody(bytes);
  }

  private static byte[] read(String name) {
    try (InputStream in = Shelf.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the page's file " + name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
