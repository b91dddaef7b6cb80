package dev.avatargateway.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the parser reads the subset and refuses what is outside. */
final class HttpFileTest {
  static final String BODIES =
      """
      # here
      @target={{base}}/echo

      ### A raw body
      PUT {{target}}
      Content-Type: image/png

      < ./a.png

      ?? status == 201

      ### A part
      POST {{target}}
      Content-Type: multipart/form-data; boundary=cut

      --cut
      Content-Disposition: form-data; name="image"; filename="a.png"

      < ./a.png
      --cut--

      ?? status == 201

      ###
      POST {{target}}
      Content-Type: text/plain

      one

      two

      ?? js JSON.stringify(response.body) == "one\\n\\ntwo"

      ###
      PUT {{target}}

      ?? js response.rawBody.length == 0
      """;
  static final String CARRIED =
      """
      # here
      ###
      # @name who
      GET {{base}}/json

      ?? status == 200

      ###
      # @name picture
      GET {{who.url}}

      ?? status == 200

      ###
      GET {{base}}/png
      If-None-Match: {{pictureResponse.headers.etag}}
      X-Type: {{pictureResponse.headers["content-type"]}}

      ?? status == 304
      ?? header etag == {{pictureResponse.headers.etag}}
      ?? js response.rawBody.length == 0
      """;

  @Test
  void readsHeadAndExchanges() {
    HttpFile file = HttpFile.parse(Path.of("t.http"), BODIES);
    assertThat(file.source()).isEqualTo("here");
    assertThat(file.variables()).containsEntry("target", "{{base}}/echo");
    assertThat(file.exchanges()).extracting(Exchange::line).containsExactly(5, 13, 25, 35);
    Exchange raw = file.exchanges().getFirst();
    assertThat(raw.headers()).containsExactly(new Header("Content-Type", "image/png"));
    assertThat(raw.body()).containsExactly(new BodyLine.File("./a.png"));
    assertThat(raw.assertions()).extracting(Assertion::line).containsExactly(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no comment\n###\nGET /\n\n?? status == 200",
        "# here\nGET /\n\n?? status == 200",
        "# here\n@quoted=\"x\"\n###\nGET /\n\n?? status == 200",
        "# here\n@response=x\n###\nGET /\n\n?? status == 200",
        "# here\n###base\nGET /\n\n?? status == 200",
        "# here\n### base\nGET /\n\n?? status == 200",
        "# here\n###\n# @disabled\nGET /\n\n?? status == 200",
        "# here\n###\nFETCH /\n\n?? status == 200",
        "# here\n###\nGET / HTTP/1.1\n\n?? status == 200",
        "# here\n###\nGET /\n?? status == 200",
        "# here\n###\nPUT /\nContent-Length: 0\n\n?? status == 200",
        "# here\n###\nPUT /\nAccept: a,\n\n?? status == 200",
        "# here\n###\nPUT /\n\n# lost\n\n?? status == 200",
        "# here\n###\nPUT /\n\n<@ ./a.txt\n\n?? status == 200",
        "# here\n###\nPUT /\n\nGET back\n\n?? status == 200",
        "# here\n###\nPUT /\nContent-Type: application/x-www-form-urlencoded\n\na=b c\n\n"
            + "?? status == 200",
        "# here\n###\nGET /",
        "# here\n###\nGET /\n\n?? status == 301",
        "# here\n###\nGET /\n\n?? status ==200",
        "# here\n###\nGET /\n\n?? status is 200",
        "# here\n###\nGET /\n\n?? status == ",
        "# here\n###\nGET /\n\n?? header etag exists now",
        "# here\n###\nGET /\n\n?? body == a > b",
        "# here\n###\nGET /\n\n?? body INCLUDES a",
        "# here\n###\nGET /\n\n?? body a.length == 1",
        "# here\n###\nGET /\n\n?? js response.rawBody == x",
        "# here\n###\nGET /\n\n?? body sha256 x",
        "# here\n###\nGET /\n\n?? js 1 + 1 == 2"
      })
  void refusesWhatHttpYacWouldReadDifferently(String text) {
    assertThatThrownBy(() -> HttpFile.parse(Path.of("t.http"), text))
        .isInstanceOf(TranscriptSyntaxException.class)
        .hasMessageStartingWith("t.http:");
  }
}
