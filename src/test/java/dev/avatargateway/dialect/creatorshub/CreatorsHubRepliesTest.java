package dev.avatargateway.dialect.creatorshub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CreatorsHubRepliesTest {

  private static final Owner SIX = new Owner(CreatorsHubDialect.SPACE, "6");

  private final CreatorsHubReplies replies = new CreatorsHubReplies(404, 1000);

  /** A refusal, and the status and sentence it gets. */
  record Wording(Refusal refusal, int status, String error) {}

  static List<Wording> wordings() {
    return List.of(
        new Wording(new Refusal.NotAuthenticated(), 401, "A valid token is needed"),
        new Wording(new Refusal.NotAllowed(), 403, "This token may not change this user's avatar"),
        new Wording(new Refusal.UnknownPerson(SIX), 404, "There is no such user"),
        new Wording(new Refusal.TooLarge(500, -1), 413, "At most 500 bytes are taken"),
        new Wording(
            new Refusal.TooLarge(1064, 2000), 413, "At most 1000 bytes are taken; there are 2000"),
        new Wording(
            new Refusal.TooManyPixels(64, 100),
            413,
            "The picture has 100 pixels; at most 64 are taken"),
        new Wording(
            new Refusal.NotAnImage("text"),
            400,
            "This is not a picture of a type that is taken but text"),
        new Wording(
            new Refusal.DamagedImage(ImageType.PNG),
            400,
            "The PNG picture is damaged or incomplete"),
        new Wording(new Refusal.SourceUnreachable(), 400, "The avatarUrl cannot be fetched"),
        new Wording(new Refusal.Malformed("the form is odd."), 400, "The form is odd"),
        new Wording(
            new Refusal.MissingPart("avatar", "no file"),
            400,
            "The form needs one file in the field 'avatar'"),
        new Wording(
            new Refusal.Busy(Duration.ofMillis(10)), 429, "Too many pictures at once; try again"),
        new Wording(
            new Refusal.TooOften(Duration.ofSeconds(3)), 429, "Too many requests; try again later"),
        new Wording(
            new Refusal.StorageFull(),
            507,
            "There is no room for more pictures; nothing was changed"),
        new Wording(
            new Refusal.ProductUnreachable(CreatorsHubDialect.SPACE),
            503,
            "CreatorsHub does not answer; try again"),
        new Wording(
            new Refusal.StorageUnavailable(),
            503,
            "The picture cannot be stored or read now; nothing was changed"));
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void aRefusalHasBothMembersThatClientsLookAt(Wording wording) {
    Answer answer = replies.refuse(wording.refusal(), false);

    assertThat(answer.status()).isEqualTo(wording.status());
    assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(answer.header("Cache-Control")).contains("private, no-cache");
    assertThat(text(answer))
        .isEqualTo("{\"avatarUrl\":null,\"error\":\"" + wording.error() + "\"}");
  }

  @Test
  void everyKindOfRefusalIsAmongThem() {
    Set<Class<?>> worded =
        wordings().stream().map(w -> w.refusal().getClass()).collect(Collectors.toSet());

    assertThat(worded).containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
  }

  @Test
  void aRefusalToBusyCallersSaysWhenToComeBack() {
    assertThat(replies.refuse(new Refusal.Busy(Duration.ofMillis(10)), false).header("Retry-After"))
        .contains("1");
    assertThat(replies.refuse(new Refusal.Busy(Duration.ofSeconds(7)), false).header("Retry-After"))
        .contains("7");
  }

  @Test
  void anUnknownUserCanBeWordedAsTheOrdersDo() {
    Answer answer = new CreatorsHubReplies(400, 1000).refuse(new Refusal.UnknownPerson(SIX), true);

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aHiddenUserIsNotSpokenOfAsAChange() {
    assertThat(text(replies.refuse(new Refusal.NotAllowed(), true))).contains("may not see");
  }

  @Test
  void aSuccessHasNoErrorMember() {
    assertThat(text(replies.url("http://h/1/userAvatars/6/avatar.jpg")))
        .isEqualTo("{\"avatarUrl\":\"http://h/1/userAvatars/6/avatar.jpg\"}");
    assertThat(text(replies.url(null))).isEqualTo("{\"avatarUrl\":null}");
  }

  private static String text(Answer answer) {
    return StandardCharsets.UTF_8.decode(answer.body()).toString();
  }
}
