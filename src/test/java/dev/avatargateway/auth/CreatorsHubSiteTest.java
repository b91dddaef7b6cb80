package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.DirectoryContract;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory.Answer;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CreatorsHubSiteTest implements DirectoryContract {

  private static final String INFO = "/api/public/user/43/profile/info";
  private static final Identity CREATOR =
      new Identity(new Owner(CreatorsHubTokens.SPACE, "43"), "creator", "creator@example.org");
  private static final String PROFILE =
      "{\"profile\":{\"id\":7,\"avatarKey\":null,\"userId\":43,\"user\":{\"name\":\"C\","
          + "\"email\":\"creator@example.org\",\"username\":\"creator\","
          + "\"role\":{\"id\":1,\"name\":\"User\",\"privileges\":{\"userManage\":false}}}}}";
  private static final Credential TOKEN = new Credential("token-of-43");

  private StandIn product;
  private CreatorsHubSite site;

  @BeforeEach
  void start() throws IOException {
    product = new StandIn();
    site = new CreatorsHubSite(product.url(), StandIn.BRIEF, new ManualTicker());
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Override
  public CreatorsHubSite directory() {
    return site;
  }

  @Override
  public Identity somebody() {
    return CREATOR;
  }

  @Override
  public Caller signedIn() {
    return new Caller(
        Identity.of(CREATOR.owner()), Set.of(Right.READ), Caller.Issuer.PRODUCT, TOKEN);
  }

  @Override
  public void productKnows() {
    productSays(200, PROFILE);
  }

  @Override
  public void productKnowsNobody() {
    productSays(404, "{\"profile\":null,\"error\":\"not found\"}");
  }

  @Override
  public void productStalls() {
    product.isSilentAt(INFO);
  }

  @Override
  public void productSays(int status, String body) {
    product.answers(INFO, status, body);
  }

  @Override
  public int questions() {
    return product.questions();
  }

  @ParameterizedTest
  @CsvSource({"400,Unknown", "401,Unknown", "404,Unknown", "403,Hidden", "418,Unreachable"})
  void statusSaysWhetherThereIsSuchAUser(int status, String answer) {
    productSays(status, "{}");
    assertThat(site.find(CREATOR.owner(), Optional.of(signedIn())).getClass().getSimpleName())
        .isEqualTo(answer);
    assertThat(product.lastAuthorization()).isEqualTo("Bearer " + TOKEN.secret());
  }

  @Test
  void nobodyAsksNothing() {
    productKnows();
    assertThat(site.find(CREATOR.owner(), Optional.empty())).isEqualTo(new Answer.Unknown());
    assertThat(product.questions()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-43", "+43", "043", "4e1", "43.0", "me", "9223372036854775808", "٤٣"})
  void whatIsNoUserNumberIsUnknownWithoutAQuestion(String id) {
    assertThat(site.find(new Owner(CreatorsHubTokens.SPACE, id), Optional.of(signedIn())))
        .isEqualTo(new Answer.Unknown());
    assertThat(product.questions()).isZero();
  }

  @Test
  void greatestUserNumberIsAskedAbout() {
    assertThat(
            site.find(
                new Owner(CreatorsHubTokens.SPACE, "9223372036854775807"), Optional.of(signedIn())))
        .isEqualTo(new Answer.Unknown());
    assertThat(product.lastTarget()).isEqualTo("/api/public/user/9223372036854775807/profile/info");
  }
}
