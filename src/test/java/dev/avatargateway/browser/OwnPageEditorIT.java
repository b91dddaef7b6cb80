package dev.avatargateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a picture gets on the page for people, and is cropped and turned there. */
@EnabledIf("dev.avatargateway.browser.OwnPage#isPossible")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnPageEditorIT {

  private final OwnPage own;

  OwnPageEditorIT(@TempDir Path data) throws IOException {
    own = new OwnPage(data);
  }

  @AfterAll
  void close() {
    own.close();
  }

  @Test
  void everyButtonOfTheEditorDoesWhatItSays() throws IOException {
    OwnPage.Somebody one = own.somebody("edsger");
    try (Visit visit = own.visit(Screen.LIGHT).open(own.link(one))) {
      OwnPage.choose(visit, Wide.file(4));
      assertThat(visit.page().locator("#previews canvas").count()).isEqualTo(3);
      for (String name :
          List.of("Turn left", "Turn right", "Mirror", "Zoom in", "Zoom in", "Zoom out")) {
        String before = OwnPage.drawn(visit);
        visit.button(name).click();
        OwnPage.changed(visit, before);
      }
      String before = OwnPage.drawn(visit);
      visit.id("zoom").fill("60");
      OwnPage.changed(visit, before);
      String zoomed = OwnPage.drawn(visit);
      Locator area = visit.id("area");
      var box = area.boundingBox();
      visit.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
      visit.page().mouse().down();
      visit.page().mouse().move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 20);
      visit.page().mouse().up();
      OwnPage.changed(visit, zoomed);
      visit.button("Cancel").click();
      visit.page().waitForFunction("() => !document.getElementById('editor').open");
      assertThat(OwnPage.words(visit, "cloudreve")).isEqualTo("No picture");
    }
  }

  @Test
  void whatIsTurnedIsSavedTurned() throws IOException {
    try (Visit visit = own.enter("barbara", Screen.LIGHT)) {
      OwnPage.choose(visit, Wide.file(6));
      String preview = "#previews [data-space='cloudreve'] canvas";
      String first = OwnPage.drawn(visit);
      visit.button("Turn right").click();
      OwnPage.changed(visit, first);
      List<?> upright = visit.colours("#area .cropper-canvas img");
      List<?> turned = visit.colours(preview);
      OwnPage.save(visit);
      String saved = "#panes [data-space='cloudreve'] img";
      visit.width(saved);
      assertThat(distance(visit.colours(saved), turned)).isLessThan(8);
      assertThat(distance(visit.colours(saved), upright)).isGreaterThan(20);
    }
  }

  /** The mean difference of a colour's part, of 255. */
  private static double distance(List<?> one, List<?> other) {
    assertThat(one).hasSameSizeAs(other).isNotEmpty();
    long sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += Math.abs((int) one.get(i) - (int) other.get(i));
    }
    return (double) sum / one.size();
  }

  @Test
  void picturesAreDroppedAndPasted() throws IOException {
    try (Visit visit = own.enter("linus", Screen.LIGHT)) {
      String transfer =
          """
          ([event, base64]) => {
            const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], 'me.jpg', {type: 'image/jpeg'}));
            const init = {bubbles: true, cancelable: true};
            const sent = event === 'paste'
              ? new ClipboardEvent(event, {...init, clipboardData: data})
              : new DragEvent(event, {...init, dataTransfer: data});
            document.body.dispatchEvent(sent);
          }
          """;
      visit.page().evaluate(transfer, List.of("dragenter", Wide.base64(1)));
      visit.id("dropping").waitFor();
      visit.shoot("me-drop");
      visit.page().evaluate(transfer, List.of("drop", Wide.base64(1)));
      OwnPage.editing(visit);
      assertThat(visit.id("dropping").isHidden()).isTrue();
      OwnPage.save(visit);
      visit.page().evaluate(transfer, List.of("paste", Wide.base64(2)));
      OwnPage.editing(visit);
      OwnPage.save(visit);

      visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visit
          .page()
          .evaluate(
              """
              async () => {
                const canvas = document.createElement('canvas');
                canvas.getContext('2d').fillRect(0, 0, 99, 99);
                const png = await new Promise(done => canvas.toBlob(done));
                await navigator.clipboard.write([new ClipboardItem({'image/png': png})]);
              }
              """);
      visit.button("Paste").click();
      OwnPage.editing(visit);
      OwnPage.save(visit);
      visit.page().evaluate("() => navigator.clipboard.writeText('no picture')");
      visit.button("Paste").click();
      visit.complained("That was no picture.");
      visit.button("Close this message").click();
      visit.page().waitForFunction("() => !document.querySelector('#notice *')");
    }
  }

  @Test
  void aPictureIsTakenWithTheCamera() throws IOException {
    try (Visit visit = own.enter("margaret", Screen.LIGHT)) {
      visit.button("Use the camera").click();
      visit.button("Cancel").click();
      visit.page().waitForFunction("() => !document.getElementById('video').srcObject");
      visit.button("Use the camera").click();
      visit.page().waitForFunction("() => !document.getElementById('camera-take').disabled");
      visit.assertForEverybody().shoot("me-camera");
      visit.button("Take it").click();
      OwnPage.editing(visit);
      assertThat(visit.page().evaluate("() => document.getElementById('video').srcObject"))
          .isNull();
      OwnPage.save(visit);
      assertThat(OwnPage.pane(visit, "creatorshub")).isEqualTo(512);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCameraThatCannotBeUsedIsToldOf(NoCamera why) throws IOException {
    try (Visit visit = own.enter("alan", Screen.LIGHT)) {
      visit
          .page()
          .evaluate(
              "name => navigator.mediaDevices.getUserMedia ="
                  + " () => Promise.reject(new DOMException('', name))",
              why.fault);
      visit.button("Use the camera").click();
      visit.id("camera-state").filter(new Locator.FilterOptions().setHasText(why.words)).waitFor();
      visit.button("Cancel").click();
    }
  }

  /** Why there is no picture from a camera, as browsers say it and as the page does. */
  private enum NoCamera {
    DENIED("NotAllowedError", "may not use the camera"),
    MISSING("NotFoundError", "No camera was found");

    private final String fault;
    private final String words;

    NoCamera(String fault, String words) {
      this.fault = fault;
      this.words = words;
    }
  }

  @Test
  void whatCannotBeTakenIsToldInPlainWords(@TempDir Path folder) throws IOException {
    try (Visit visit = own.enter("katherine", Screen.LIGHT)) {
      Locator input = visit.id("file");
      input.setInputFiles(
          new FilePayload("a.txt", "text/plain", "words".getBytes(StandardCharsets.UTF_8)));
      visit.complained("This is not a picture that can be used.");
      input.setInputFiles(
          new FilePayload("a.svg", "image/svg+xml", Files.readAllBytes(sample("photo.svg"))));
      visit.complained("This is not a picture that can be used.");
      Path large = folder.resolve("large.jpg");
      try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
        file.setLength(65L << 20);
      }
      input.setInputFiles(large);
      visit.complained("The picture is too large. At most 64 MB are taken.");
      visit.assertForEverybody().shoot("me-trouble");
      assertThat(OwnPage.words(visit, "cloudreve")).isEqualTo("No picture");
    }
  }

  private static Path sample(String name) {
    return Path.of("compat-specs/pictures").resolve(name);
  }

  @Test
  void tooMuchToDoIsTriedAgainWithoutLosingTheWork() throws IOException {
    try (Visit visit = own.enter("dennis", Screen.LIGHT)) {
      AtomicInteger asked = new AtomicInteger();
      visit.page().route("**/me/picture", route -> busyAtFirst(route, asked));
      OwnPage.choose(visit, Wide.file(7));
      visit.button("Save").click();
      visit.complained("There is too much to do at this moment.");
      visit.button("Try again in 2 s").waitFor();
      visit.button("Try again").click();
      visit.told("Saved.");
      assertThat(asked).hasValue(2);
    }
  }

  private static void busyAtFirst(Route route, AtomicInteger asked) {
    if (asked.incrementAndGet() > 1) {
      route.resume();
      return;
    }
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(503)
            .setHeaders(Map.of("Retry-After", "2", "Content-Type", "application/json"))
            .setBody(
                "{\"error\":\"busy\","
                    + "\"message\":\"There is too much to do at this moment.\"}"));
  }
}
