package dev.avatargateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {

  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, 4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1:8080/",
        "http://127.1/",
        "http://2130706433/",
        "http://0/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.0.0.1./",
        "http://127.0.0.01/",
        "http://1.2.3/",
        "http://256.256.256.256/",
        "http://1.2.3.4.5/",
        "http://8.8.8.8:22/",
        "https://8.8.8.8:8443/",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://%31%32%37.0.0.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1:7f00:0:100::]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://foo.0x1/",
        "http://foo.1/"
      })
  void literalsInAnySpellingAreRefusedWithoutALookup(String url) {
    Resolver resolver = new Resolver();
    assertThatThrownBy(() -> new PublicFetcher(LIMITS, List.of(), resolver).open(url, 100))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(new Refusal.SourceUnreachable());
    assertThat(resolver.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST", "loc%61lhost", "localhost.", "a.example", "ⓔxample"})
  void namesOfThisMachineAreRefused(String host) throws Exception {
    Resolver resolver = new Resolver().answering("127.0.0.1");
    assertThatThrownBy(
            () -> new PublicFetcher(LIMITS, List.of(), resolver).open("http://" + host + "/", 100))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(new Refusal.SourceUnreachable());
    assertThat(resolver.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "picture.png",
        "/a",
        "//example.com/a",
        "http:",
        "http:/",
        "http://",
        "http:///a",
        "http:127.0.0.1",
        "http:/example.com/",
        "ftp://example.com/a",
        "file:///etc/passwd",
        "gopher://example.com/",
        "jar:http://example.com!/a",
        "data:image/png;base64,AA",
        "javascript:alert(1)",
        "http://\\example.com/",
        "http://127.0.0.1\\@example.com/",
        "http://exa mple.com/",
        "http://example.com/\r\nX: y",
        "http://example.com/\u0000",
        "http://user@example.com/",
        "http://user:pass@example.com/",
        "http://:pass@example.com/",
        "http://good.example@127.0.0.1/",
        "http://example.com:99999/",
        "http://example.com:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://?a",
        "http://#a",
        "http://%00/",
        "httpx://example.com/"
      })
  void whatIsNoPlainWebAddressIsMalformed(String url) {
    Resolver resolver = new Resolver();
    assertThatThrownBy(() -> new PublicFetcher(LIMITS, List.of(), resolver).open(url, 100))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isInstanceOf(Refusal.Malformed.class);
    assertThat(resolver.asked()).isEmpty();
  }

  @Test
  void overlongAddressIsMalformed() {
    String url = "http://example.com/" + "a".repeat(5000);
    assertThatThrownBy(() -> WebAddress.parse(url))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isInstanceOf(Refusal.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com", "HTTPS://EXAMPLE.com/A", " https://example.com/a?b=c#d ",
        "https://bücher.example/ü.png", "https://example.com/a b.png", "http://8.8.8.8/",
        "http://[2606:4700::1111]/", "https://example.com/avatar/@me"
      })
  void ordinaryAddressesAreTaken(String url) {
    assertThatCode(() -> WebAddress.parse(url)).doesNotThrowAnyException();
  }

  @Test
  void everyAnswerOfTheResolverMustBePublic() throws Exception {
    for (List<String> answer :
        List.of(
            List.of("8.8.8.8", "127.0.0.1"),
            List.of("10.0.0.1", "8.8.8.8"),
            List.of("2606:4700::1111", "fd00::1"))) {
      Guard guard = guard(new Resolver().answering(answer.toArray(String[]::new)));
      assertThatThrownBy(() -> guard.admit(HttpUrl.get("http://a.example/"), soon()))
          .hasMessage("the address may not be connected to");
    }
  }

  @Test
  void publicAnswersAreGivenBackAsTheyCame() throws Exception {
    Guard guard = guard(new Resolver().answering("2606:4700::1111", "8.8.8.8"));
    assertThat(guard.admit(HttpUrl.get("http://a.example/"), soon()))
        .containsExactly(
            InetAddress.ofLiteral("2606:4700::1111"), InetAddress.ofLiteral("8.8.8.8"));
  }

  @Test
  void nameAtAnotherPortIsRefusedBeforeAnyConnection() throws Exception {
    Guard guard = guard(new Resolver().answering("8.8.8.8"));
    assertThatThrownBy(() -> guard.admit(HttpUrl.get("http://a.example:22/"), soon()))
        .hasMessage("the address may not be connected to");
  }

  @Test
  void socketItselfRefusesToConnectElsewhere() throws Exception {
    try (Listener forbidden = new Listener("127.0.0.2");
        Socket socket =
            new GuardedSockets(new AddressPolicy(List.of(CidrRange.parse("127.0.0.1"))))
                .createSocket()) {
      InetSocketAddress target = new InetSocketAddress("127.0.0.2", forbidden.port());
      assertThatThrownBy(() -> socket.connect(target, 1000)).isInstanceOf(ConnectException.class);
      assertThatThrownBy(() -> socket.connect(target)).isInstanceOf(ConnectException.class);
      assertThatThrownBy(
              () ->
                  socket.connect(InetSocketAddress.createUnresolved("localhost", forbidden.port())))
          .isInstanceOf(ConnectException.class);
      assertThat(forbidden.connections()).isZero();
    }
  }

  private static Guard guard(Dns resolver) {
    return new Guard(new AddressPolicy(List.of()), new Lookups(resolver, 2));
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }
}
