package dev.avatargateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import dev.avatargateway.stack.TestGateway;
import dev.avatargateway.transcript.Node;
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

/** The page for people, as they use it; what it looks like is kept below target/screenshots. */
@EnabledIf("isPossible")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnPageIT {

  private final AtomicInteger people = new AtomicInteger();
  private final TestGateway gateway;
  private final Chromium chromium = new Chromium();

  OwnPageIT(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data);
  }

  static boolean isPossible() {
    return Chromium.isHere() && Node.isHere();
  }

  @AfterAll
  void close() {
    chromium.close();
    gateway.close();
  }

  /** Somebody with an identity in each product. */
  private record Somebody(String cloudreve, String mattermost, String creatorsHub) {}

  private Somebody somebody(String name) {
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

  private Visit enter(Somebody one, Screen screen) {
    Visit visit = chromium.visit(screen).open(gateway.link("mattermost", one.mattermost));
    visit.id("in").waitFor();
    return visit;
  }

  private static void choose(Visit visit, FilePayload file) {
    FileChooser chooser =
        visit.page().waitForFileChooser(() -> visit.button("Choose a picture").click());
    chooser.setFiles(file);
    editing(visit);
  }

  /** Waits until a picture can be cropped. */
  private static void editing(Visit visit) {
    visit
        .page()
        .waitForFunction(
            "() => document.getElementById('editor').open"
                + " && !document.getElementById('editor-save').disabled");
  }

  private static void save(Visit visit) {
    visit.button("Save").click();
    visit.told("Saved.");
  }

  private static int pane(Visit visit, String space) {
    return visit.width("#panes [data-space='" + space + "'] img");
  }

  private static String words(Visit visit, String space) {
    return visit.page().locator("#panes [data-space='" + space + "'] span").innerText();
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanUseItOnEveryScreen(Screen screen) throws IOException {
    try (Visit visit = enter(somebody("ada"), screen)) {
      visit.page().waitForFunction("() => document.images.length === 2");
      visit.assertForEverybody().shoot("me-first-" + screen);
      assertThat(words(visit, "mattermost")).isEqualTo("Your initial");
      assertThat(words(visit, "cloudreve")).isEqualTo("No picture");

      choose(visit, Wide.file(3));
      visit.assertForEverybody().shoot("me-editor-" + screen);
      assertFits(visit);
      save(visit);
      choose(visit, Wide.file(5));
      save(visit);
      assertThat(pane(visit, "cloudreve")).isEqualTo(200);
      assertThat(pane(visit, "mattermost")).isEqualTo(128);
      assertThat(pane(visit, "creatorshub")).isEqualTo(512);
      visit.page().waitForFunction("() => document.querySelectorAll('#earlier img').length === 1");
      visit.width("#portrait img");
      visit.width("#earlier img");
      visit.assertForEverybody().shoot("me-" + screen);
      assertFits(visit);
    }
  }

  /** Nothing stands out at the side. */
  private static void assertFits(Visit visit) {
    assertThat(
            visit
                .page()
                .evaluate(
                    "() => document.documentElement.scrollWidth <= innerWidth"
                        + " && [...document.querySelectorAll('dialog[open]')]"
                        + ".every(d => d.scrollWidth <= d.clientWidth)"))
        .isEqualTo(true);
  }

  @Test
  void allIsDoneWithTheKeyboardAlone() throws IOException {
    try (Visit visit = enter(somebody("grace"), Screen.LIGHT)) {
      Page page = visit.page();
      tabTo(visit, "choose");
      assertThat(outline(visit)).isNotEqualTo("none");
      FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
      chooser.setFiles(Wide.file(1));
      editing(visit);
      page.waitForFunction("() => document.activeElement.id === 'area'");
      for (String key : List.of("+", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "-", "r")) {
        String before = drawn(visit);
        page.keyboard().press(key);
        changed(visit, before);
      }
      for (String key : List.of("Shift+R", "m")) {
        String before = drawn(visit);
        page.keyboard().press(key);
        changed(visit, before);
      }
      tabTo(visit, "zoom");
      String before = drawn(visit);
      page.keyboard().press("ArrowRight");
      changed(visit, before);
      tabTo(visit, "editor-save");
      page.keyboard().press("Enter");
      visit.told("Saved.");
      tabTo(visit, "remove");
      page.keyboard().press("Enter");
      visit.told("Removed.");
      page.waitForFunction("() => document.querySelector('#earlier button')");
      tab(visit, "() => document.activeElement.closest('#earlier') !== null");
      page.keyboard().press("Enter");
      visit.told("You wear that picture again.");
      tabTo(visit, "choose");
      page.waitForFileChooser(() -> page.keyboard().press("Space")).setFiles(Wide.file(2));
      editing(visit);
      page.keyboard().press("Escape");
      page.waitForFunction("() => !document.getElementById('editor').open");
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("choose");
    }
  }

  private static void tabTo(Visit visit, String id) {
    tab(visit, "() => document.activeElement.id === '" + id + "'");
  }

  private static void tab(Visit visit, String reached) {
    for (int i = 0; i < 40; i++) {
      visit.page().keyboard().press("Tab");
      if (Boolean.TRUE.equals(visit.page().evaluate(reached))) {
        return;
      }
    }
    throw new AssertionError("nobody gets there by Tab: " + reached);
  }

  private static Object outline(Visit visit) {
    return visit.page().evaluate("() => getComputedStyle(document.activeElement).outlineStyle");
  }

  /** What the previews show. */
  private static String drawn(Visit visit) {
    return String.valueOf(
        visit.page().evaluate("() => document.querySelector('#previews canvas').toDataURL()"));
  }

  private static void changed(Visit visit, String before) {
    visit
        .page()
        .waitForFunction(
            "before => document.querySelector('#previews canvas').toDataURL() !== before", before);
  }

  @Test
  void everyButtonOfTheEditorDoesWhatItSays() throws IOException {
    Somebody one = somebody("edsger");
    try (Visit visit = enter(one, Screen.LIGHT)) {
      choose(visit, Wide.file(4));
      assertThat(visit.page().locator("#previews canvas").count()).isEqualTo(3);
      for (String name :
          List.of("Turn left", "Turn right", "Mirror", "Zoom in", "Zoom in", "Zoom out")) {
        String before = drawn(visit);
        visit.button(name).click();
        changed(visit, before);
      }
      String before = drawn(visit);
      visit.id("zoom").fill("60");
      changed(visit, before);
      String zoomed = drawn(visit);
      Locator area = visit.id("area");
      var box = area.boundingBox();
      visit.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
      visit.page().mouse().down();
      visit.page().mouse().move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 20);
      visit.page().mouse().up();
      changed(visit, zoomed);
      visit.button("Cancel").click();
      visit.page().waitForFunction("() => !document.getElementById('editor').open");
      assertThat(words(visit, "cloudreve")).isEqualTo("No picture");
    }
  }

  @Test
  void whatIsTurnedIsSavedTurned() throws IOException {
    try (Visit visit = enter(somebody("barbara"), Screen.LIGHT)) {
      choose(visit, Wide.file(6));
      visit.button("Turn right").click();
      visit.button("Turn right").click();
      String preview = middle(visit, "#previews [data-space='cloudreve'] canvas");
      save(visit);
      visit.width("#panes [data-space='cloudreve'] img");
      assertThat(middle(visit, "#panes [data-space='cloudreve'] img")).isEqualTo(preview);
    }
  }

  /** Which corners of a picture are bright, top to bottom. */
  private static String middle(Visit visit, String picture) {
    return String.valueOf(
        visit
            .page()
            .evalOnSelector(
                picture,
                """
                picture => {
                  const canvas = document.createElement('canvas');
                  canvas.width = canvas.height = 16;
                  const paper = canvas.getContext('2d');
                  paper.drawImage(picture, 0, 0, 16, 16);
                  const pixels = paper.getImageData(0, 0, 16, 16).data;
                  let bits = '';
                  for (let i = 0; i < pixels.length; i += 32) {
                    bits += pixels[i] >> 6;
                  }
                  return bits.slice(0, 4) + bits.slice(-4);
                }
                """));
  }

  @Test
  void picturesAreDroppedAndPasted() throws IOException {
    try (Visit visit = enter(somebody("linus"), Screen.LIGHT)) {
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
      editing(visit);
      assertThat(visit.id("dropping").isHidden()).isTrue();
      save(visit);
      visit.page().evaluate(transfer, List.of("paste", Wide.base64(2)));
      editing(visit);
      save(visit);

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
      editing(visit);
      save(visit);
      visit.page().evaluate("() => navigator.clipboard.writeText('no picture')");
      visit.button("Paste").click();
      visit.complained("That was no picture.");
      visit.button("Close this message").click();
      visit.page().waitForFunction("() => !document.querySelector('#notice *')");
    }
  }

  @Test
  void aPictureIsTakenWithTheCamera() throws IOException {
    try (Visit visit = enter(somebody("margaret"), Screen.LIGHT)) {
      visit.button("Use the camera").click();
      visit.button("Cancel").click();
      visit.page().waitForFunction("() => !document.getElementById('video').srcObject");
      visit.button("Use the camera").click();
      visit.page().waitForFunction("() => !document.getElementById('camera-take').disabled");
      visit.assertForEverybody().shoot("me-camera");
      visit.button("Take it").click();
      editing(visit);
      assertThat(visit.page().evaluate("() => document.getElementById('video').srcObject"))
          .isNull();
      save(visit);
      assertThat(pane(visit, "creatorshub")).isEqualTo(512);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCameraThatCannotBeUsedIsToldOf(NoCamera why) throws IOException {
    try (Visit visit = enter(somebody("alan"), Screen.LIGHT)) {
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
  void gravatarIsUsedAndThePictureTakenOff() throws IOException {
    try (Visit visit = enter(somebody("donald"), Screen.LIGHT)) {
      visit.page().route("https://www.gravatar.com/**", OwnPageIT::drawGravatar);
      visit.button("Use Gravatar").click();
      visit.told("Your Gravatar is used now.");
      assertThat(words(visit, "cloudreve")).isEqualTo("Your Gravatar");
      assertThat(words(visit, "creatorshub")).isEqualTo("The picture of all who have none");
      assertThat(pane(visit, "cloudreve")).isEqualTo(200);
      visit.button("Remove the picture").click();
      visit.told("Removed.");
      assertThat(visit.id("remove").isHidden()).isTrue();
    }
  }

  private static void drawGravatar(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("image/svg+xml")
            .setBody("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200'/>"));
  }

  @Test
  void whatCannotBeTakenIsToldInPlainWords(@TempDir Path folder) throws IOException {
    try (Visit visit = enter(somebody("katherine"), Screen.LIGHT)) {
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
      assertThat(words(visit, "cloudreve")).isEqualTo("No picture");
    }
  }

  private static Path sample(String name) {
    return Path.of("compat-specs/pictures").resolve(name);
  }

  @Test
  void tooMuchToDoIsTriedAgainWithoutLosingTheWork() throws IOException {
    try (Visit visit = enter(somebody("dennis"), Screen.LIGHT)) {
      AtomicInteger asked = new AtomicInteger();
      visit.page().route("**/me/picture", route -> busyAtFirst(route, asked));
      choose(visit, Wide.file(7));
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

  @Test
  void anEndedSessionIsToldOf() throws IOException {
    Somebody one = somebody("frances");
    try (Visit visit = enter(one, Screen.LIGHT)) {
      visit.context().clearCookies();
      visit.button("Use Gravatar").click();
      visit.complained("Your session is over.");
      visit.page().getByText("Nobody is signed in").waitFor();
      visit.assertForEverybody().shoot("me-signed-out");
      visit.context().addCookies(List.of(cookie("MMAUTHTOKEN", "mattermost", one.mattermost)));
      visit.button("Try again").last().click();
      visit.id("in").waitFor();
      assertThat(visit.id("who").innerText()).isEqualTo("frances, by way of Mattermost");
    }
  }

  private Cookie cookie(String name, String space, String id) {
    return new Cookie(name, gateway.token(space, id)).setUrl(gateway.url());
  }

  @Test
  void theProductsCookiesLetIn() throws IOException {
    Somebody one = somebody("joan");
    for (Cookie cookie :
        List.of(
            cookie("MMAUTHTOKEN", "mattermost", one.mattermost),
            cookie("token", "creatorshub", one.creatorsHub))) {
      try (Visit visit = chromium.visit(Screen.LIGHT)) {
        visit.context().addCookies(List.of(cookie));
        visit.open(gateway.url() + "/me").id("in").waitFor();
        assertThat(visit.id("leave").isHidden()).isTrue();
        choose(visit, Wide.file(cookie.name.length()));
        save(visit);
        assertThat(pane(visit, "mattermost")).isEqualTo(128);
      }
    }
  }

  @Test
  void aLinkLetsInOnceAndOneCanLeave() {
    String link = gateway.link("cloudreve", somebody("radia").cloudreve);
    try (Visit first = chromium.visit(Screen.LIGHT).open(link);
        Visit second = chromium.visit(Screen.LIGHT)) {
      first.id("in").waitFor();
      assertThat(first.page().url()).isEqualTo(gateway.url() + "/me");
      second.open(link).complained("This link was used before or is too old.");
      first.open("about:blank");
      first.open(link).id("in").waitFor();
      first.button("Leave").click();
      first.told("You have left this page.");
      first.page().reload();
      first.page().getByText("Nobody is signed in").waitFor();
    }
  }
}
