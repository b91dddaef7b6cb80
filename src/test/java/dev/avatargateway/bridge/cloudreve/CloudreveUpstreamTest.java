package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.cloudreve.StandInSite.Answer;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream.Found;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudreveUpstreamTest {

  private static final Owner LPUA = new Owner(Reader.CLOUDREVE, "lpua");
  private static final String V4 = "GET /api/v4/user/avatar/lpua?nocache=1";
  private static final String V3 = "GET /api/v3/user/avatar/lpua/l";
  private static final String GRAVATAR =
      "https://www.gravatar.com/avatar/77f7cd77903d9b4f8a6d544aa80d014f?d=mm&s=200";

  private StandInSite site;
  private CloudreveUpstream upstream;

  @BeforeEach
  void start() throws IOException {
    site = new StandInSite();
    upstream = new CloudreveUpstream(site.api, Owner::externalId);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Optional<Found> find(String line, Answer answer) throws IOException {
    site.answers.put(line, answer);
    return upstream.find(LPUA);
  }

  private static void assertPicture(Optional<Found> found, byte[] bytes) throws IOException {
    Found person = found.orElseThrow();
    assertThat(person.identity().owner()).isEqualTo(LPUA);
    assertThat(person.setAt()).isZero();
    try (var in = ((Shown.Image) person.shown()).bytes().open()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void tellsWhatVersion4Shows() throws IOException {
    byte[] picture = Tint.png(1, 200);
    assertPicture(find(V4, Answer.picture(picture)), picture);
    assertThat(find(V4, Answer.empty(404)).orElseThrow().shown()).isEqualTo(Shown.NOTHING);
    for (int status : new int[] {301, 302}) {
      assertThat(find(V4, Answer.redirect(status, GRAVATAR)).orElseThrow().shown())
          .isEqualTo(Shown.GRAVATAR);
    }
    assertThat(find(V4, Answer.text(500, "seeker can't seek\n")).orElseThrow().shown())
        .isEqualTo(Shown.NOTHING);
    assertThat(site.asked).allMatch(asked -> asked.authorization().equals("null"));
  }

  @Test
  void knowsWhomTheSiteDoesNotKnow() throws IOException {
    for (int code : new int[] {40021, -1, 40001, 404}) {
      assertThat(find(V4, Answer.json(code, ""))).isEmpty();
    }
    assertThat(upstream.find(new Owner(Reader.CLOUDREVE, "#7"))).isEmpty();
    assertThat(upstream.find(new Owner(Reader.CLOUDREVE, "../../x"))).isEmpty();
    assertThat(site.asked).hasSize(4);
  }

  @Test
  void whatIsNoAnswerOfASiteIsAFailure() {
    for (Answer answer :
        List.of(
            Answer.json(50001, ""),
            Answer.json(0, ""),
            Answer.text(500, "oops"),
            Answer.text(502, ""),
            Answer.text(403, "no"),
            Answer.text(200, "hello"),
            Answer.redirect(302, "https://login.example.org/"),
            Answer.picture(new byte[100_001]),
            Answer.text(404, "404 page not found"))) {
      assertThatThrownBy(() -> find(V4, answer)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void asksVersion3OnceItIsKnown() throws IOException {
    byte[] picture = Tint.jpeg(1, 200);
    assertPicture(find(V3, Answer.picture(picture)), picture);
    assertThat(find(V3, Answer.empty(404)).orElseThrow().shown()).isEqualTo(Shown.NOTHING);
    assertThat(find(V3, Answer.redirect(301, GRAVATAR)).orElseThrow().shown())
        .isEqualTo(Shown.GRAVATAR);
    assertThat(find(V3, Answer.empty(200))).isEmpty();
    assertThat(find(V3, Answer.json(40001, "Failed to parse object ID"))).isEmpty();
    assertThat(site.asked.stream().filter(asked -> asked.line().equals(V4))).hasSize(1);
  }

  @Test
  void aSiteThatBecameVersion4IsFoundAgain() throws IOException {
    find(V3, Answer.empty(404));
    site.answers.clear();
    assertThatThrownBy(() -> upstream.find(LPUA)).isInstanceOf(IOException.class);
    assertThat(find(V4, Answer.empty(404))).isPresent();
  }

  @Test
  void aSiteThatIsDownIsAFailure() {
    site.close();
    assertThatThrownBy(() -> upstream.find(LPUA)).isInstanceOf(IOException.class);
  }
}
