package dev.avatargateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AddressTest {

  private static Address listening(String host, @Nullable String published) {
    Address address = new Address(host, published);
    address.listening(8080);
    return address;
  }

  private static List<String> warnings(Address address) {
    Logger logger = (Logger) LoggerFactory.getLogger(Address.class);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    try {
      address.warnOfWildcard();
    } finally {
      logger.detachAppender(appender);
    }
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080",
    "::1, http://[::1]:8080",
    "[::1], http://[::1]:8080",
    "gateway.example.org, http://gateway.example.org:8080",
    "0.0.0.0, http://localhost:8080",
    "::, http://localhost:8080",
    "[::], http://localhost:8080",
    "0:0:0:0:0:0:0:0, http://localhost:8080"
  })
  void hostIsWrittenAsClientsNeedIt(String host, String url) {
    assertThat(listening(host, null).local()).hasToString(url);
    assertThat(listening(host, null).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void whatTheOperatorPublishedIsWhatAnswersBeginWith(String host) {
    Address address = listening(host, "https://avatars.example.org/a");
    assertThat(address.url()).isEqualTo("https://avatars.example.org/a");
    assertThat(address.local().getPort()).isEqualTo(8080);
    assertThat(warnings(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
  void wildcardWithoutAPublicAddressIsWarnedOf(String host) {
    assertThat(warnings(listening(host, null)))
        .containsExactly("Addresses in answers begin with http://localhost:8080: set --public-url");
    assertThat(warnings(listening("127.0.0.1", null))).isEmpty();
  }
}
