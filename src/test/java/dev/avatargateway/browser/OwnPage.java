package dev.avatargateway.browser;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import dev.avatargateway.stack.TestGateway;
import dev.avatargateway.transcript.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway and a browser with the page for people, and what people do on it all the time. */
final class OwnPage implements AutoCloseable {

  private final AtomicInteger people = new AtomicInteger();
  private final TestGateway gateway;
  private final Chromium chromium = new Chromium();

  OwnPage(Path data) throws IOException {
    gateway = TestGateway.start(data);
  }

  static boolean isPossible() {
    return Chromium.isHere() && Node.isHere();
  }

  @Override
  public void close() {
    chromium.close();
    gateway.close();
  }

  /** Somebody with an identity in each product. */
  record Somebody(String cloudreve, String mattermost, String creatorsHub) {}

  Somebody somebody(String name) {
    int number = people.incrementAndGet();
    Somebody one = new Somebody("lp%d".formatted(number), "%026d".formatted(number), "" + number);
    gateway.person(
        Map.of(
            "name",
            name,
            "username",
            name,
            "email",
            name + "@example.org",
            "cloudreve",
            one.cloudreve,
            "mattermost",
            one.mattermost,
            "creatorshub",
            one.creatorsHub));
    return one;
  }

  String url() {
    return gateway.url() + "/me";
  }

  String link(Somebody one) {
    return gateway.link("mattermost", one.mattermost);
  }

  /** A product's cookie, with which its own pages say who is signed in. */
  Cookie cookie(String name, String space, String id) {
    return new Cookie(name, gateway.token(space, id)).setUrl(gateway.url());
  }

  Visit visit(Screen screen) {
    return chromium.visit(screen);
  }

  /** Opens the page by a link. */
  Visit enter(String name, Screen screen) {
    Visit visit = visit(screen).open(link(somebody(name)));
    visit.id("in").waitFor();
    return visit;
  }

  static void choose(Visit visit, FilePayload file) {
    FileChooser chooser =
        visit.page().waitForFileChooser(() -> visit.button("Choose a picture").click());
    chooser.setFiles(file);
    editing(visit);
  }

  /** Waits until a picture can be cropped. */
  static void editing(Visit visit) {
    visit
        .page()
        .waitForFunction(
            "() => document.getElementById('editor').open"
                + " && !document.getElementById('editor-save').disabled");
  }

  static void save(Visit visit) {
    visit.button("Save").click();
    visit.told("Saved.");
  }

  /** How wide the picture is that a product shows. */
  static int pane(Visit visit, String space) {
    return visit.width("#panes [data-space='" + space + "'] img");
  }

  /** What is said below it. */
  static String words(Visit visit, String space) {
    return visit.page().locator("#panes [data-space='" + space + "'] span").innerText();
  }

  /** What the previews show. */
  static String drawn(Visit visit) {
    return String.valueOf(
        visit.page().evaluate("() => document.querySelector('#previews canvas').toDataURL()"));
  }

  static void changed(Visit visit, String before) {
    visit
        .page()
        .waitForFunction(
            "before => document.querySelector('#previews canvas').toDataURL() !== before", before);
  }
}
