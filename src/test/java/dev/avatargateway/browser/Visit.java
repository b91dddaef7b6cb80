package dev.avatargateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.avatargateway.transcript.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One window of a browser. When it is closed, it fails if the page broke its own rules of content,
 * had a fault, or wrote an error that was not expected.
 */
final class Visit implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /** Chromium writes one of these for each refusal, of which the page tells people. */
  private static final String REFUSED = "Failed to load resource: the server responded with";

  private static final String SERIOUS =
      """
      async () => {
        const {violations} = await axe.run(document, {resultTypes: ['violations']});
        return violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '));
      }
      """;

  private static final String COLOURS =
      """
      picture => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 16;
        const paper = canvas.getContext('2d');
        paper.imageSmoothingQuality = 'high';
        paper.drawImage(picture, 0, 0, 16, 16);
        return [...paper.getImageData(0, 0, 16, 16).data].filter((_, i) => i % 4 < 3);
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final List<String> errors = new ArrayList<>();

  Visit(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(10_000);
    page.onPageError(errors::add);
    page.onConsoleMessage(this::hear);
    // From now on no chooser opens a window of its own, however soon one is waited for.
    page.onFileChooser(_ -> {});
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
      errors.add(message.text());
    }
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Visit open(String url) {
    page.navigate(url);
    return this;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator id(String id) {
    return page.locator("#" + id);
  }

  /** Waits until the page has told of something done. */
  Visit told(String words) {
    id("status").filter(new Locator.FilterOptions().setHasText(words)).waitFor();
    return this;
  }

  /** Waits until the page has told of trouble. */
  Visit complained(String words) {
    page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(words)).waitFor();
    return this;
  }

  /** Keeps what is seen, the whole page of it, as {@code target/screenshots/NAME.png}. */
  Visit shoot(String name) {
    page.evaluate("() => document.getElementById('status').classList.remove('shown')");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name.toLowerCase(Locale.ROOT) + ".png"))
            .setFullPage(page.locator("dialog[open]").count() == 0));
    return this;
  }

  /** Looks for what keeps people from using the page. */
  Visit assertForEverybody() throws IOException {
    page.evaluate(Files.readString(Node.file("axe-core/axe.min.js")));
    assertThat((List<?>) page.evaluate(SERIOUS)).isEmpty();
    return this;
  }

  /** How wide a picture is that the page has loaded, in its own pixels; 0 for a broken one. */
  int width(String image) {
    page.waitForFunction("selector => document.querySelector(selector)?.complete", image);
    return (int) page.evalOnSelector(image, "image => image.naturalWidth");
  }

  /** The colours of a picture on the page, scaled down. */
  List<?> colours(String picture) {
    return (List<?>) page.evalOnSelector(picture, COLOURS);
  }

  @Override
  public void close() {
    context.close();
    assertThat(errors).isEmpty();
  }
}
