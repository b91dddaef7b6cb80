package dev.avatargateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for people, as they use it; what it looks like is kept below target/screenshots. */
@EnabledIf("dev.avatargateway.browser.OwnPage#isPossible")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnPageIT {

  private final OwnPage own;

  OwnPageIT(@TempDir Path data) throws IOException {
    own = new OwnPage(data);
  }

  @AfterAll
  void close() {
    own.close();
  }

  @ParameterizedTest
  @EnumSource
  void everybodyCanUseItOnEveryScreen(Screen screen) throws IOException {
    try (Visit visit = own.enter("ada", screen)) {
      visit.page().waitForFunction("() => document.images.length === 2");
      visit.assertForEverybody().shoot("me-first-" + screen);
      assertThat(OwnPage.words(visit, "mattermost")).isEqualTo("Your initial");
      assertThat(OwnPage.words(visit, "cloudreve")).isEqualTo("No picture");

      OwnPage.choose(visit, Wide.file(3));
      visit.assertForEverybody().shoot("me-editor-" + screen);
      assertFits(visit);
      OwnPage.save(visit);
      OwnPage.choose(visit, Wide.file(5));
      OwnPage.save(visit);
      assertThat(OwnPage.pane(visit, "cloudreve")).isEqualTo(200);
      assertThat(OwnPage.pane(visit, "mattermost")).isEqualTo(128);
      assertThat(OwnPage.pane(visit, "creatorshub")).isEqualTo(512);
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
    try (Visit visit = own.enter("grace", Screen.LIGHT)) {
      Page page = visit.page();
      tabTo(visit, "choose");
      assertThat(outline(visit)).isNotEqualTo("none");
      FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
      chooser.setFiles(Wide.file(1));
      OwnPage.editing(visit);
      page.waitForFunction("() => document.activeElement.id === 'area'");
      for (String key : List.of("+", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "-", "r")) {
        String before = OwnPage.drawn(visit);
        page.keyboard().press(key);
        OwnPage.changed(visit, before);
      }
      for (String key : List.of("Shift+R", "m")) {
        String before = OwnPage.drawn(visit);
        page.keyboard().press(key);
        OwnPage.changed(visit, before);
      }
      tabTo(visit, "zoom");
      String before = OwnPage.drawn(visit);
      page.keyboard().press("ArrowRight");
      OwnPage.changed(visit, before);
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
      OwnPage.editing(visit);
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

  @Test
  void gravatarIsUsedAndThePictureTakenOff() throws IOException {
    try (Visit visit = own.enter("donald", Screen.LIGHT)) {
      visit.page().route("https://www.gravatar.com/**", OwnPageIT::drawGravatar);
      visit.button("Use Gravatar").click();
      visit.told("Your Gravatar is used now.");
      assertThat(OwnPage.words(visit, "cloudreve")).isEqualTo("Your Gravatar");
      assertThat(OwnPage.words(visit, "creatorshub")).isEqualTo("The picture of all who have none");
      assertThat(OwnPage.pane(visit, "cloudreve")).isEqualTo(200);
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
  void anEndedSessionIsToldOf() throws IOException {
    OwnPage.Somebody one = own.somebody("frances");
    try (Visit visit = own.visit(Screen.LIGHT).open(own.link(one))) {
      visit.id("in").waitFor();
      visit.context().clearCookies();
      visit.button("Use Gravatar").click();
      visit.complained("Your session is over.");
      visit.page().getByText("Nobody is signed in").waitFor();
      visit.assertForEverybody().shoot("me-signed-out");
      visit
          .context()
          .addCookies(List.of(own.cookie("MMAUTHTOKEN", "mattermost", one.mattermost())));
      visit.button("Try again").last().click();
      visit.id("in").waitFor();
      assertThat(visit.id("who").innerText()).isEqualTo("frances, by way of Mattermost");
    }
  }

  @Test
  void theProductsCookiesLetIn() throws IOException {
    OwnPage.Somebody one = own.somebody("joan");
    for (Cookie cookie :
        List.of(
            own.cookie("MMAUTHTOKEN", "mattermost", one.mattermost()),
            own.cookie("token", "creatorshub", one.creatorsHub()))) {
      try (Visit visit = own.visit(Screen.LIGHT)) {
        visit.context().addCookies(List.of(cookie));
        visit.open(own.url()).id("in").waitFor();
        assertThat(visit.id("leave").isHidden()).isTrue();
        OwnPage.choose(visit, Wide.file(cookie.name.length()));
        OwnPage.save(visit);
        assertThat(OwnPage.pane(visit, "mattermost")).isEqualTo(128);
      }
    }
  }

  @Test
  void aLinkLetsInOnceAndOneCanLeave() {
    String link = own.link(own.somebody("radia"));
    try (Visit first = own.visit(Screen.LIGHT).open(link);
        Visit second = own.visit(Screen.LIGHT)) {
      first.id("in").waitFor();
      assertThat(first.page().url()).isEqualTo(own.url());
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
