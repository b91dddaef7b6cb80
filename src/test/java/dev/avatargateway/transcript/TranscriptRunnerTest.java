package dev.avatargateway.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the runner sends what is written and that each kind of assertion can fail. */
final class TranscriptRunnerTest {
  @TempDir private Path folder;
  private StandIn server;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("dev.avatargateway.transcript.AssertionLines#right")
  void acceptsWhatHolds(String path, String line) {
    assertThatCode(() -> run("GET {{base}}" + path, line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("dev.avatargateway.transcript.AssertionLines#wrong")
  void refusesWhatDoesNotHold(String path, String line) {
    assertThatThrownBy(() -> run("GET {{base}}" + path, line))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("t.http:6: " + line)
        .hasMessageContaining("answer: status ");
  }

  @Test
  void sendsFilesAndPartsByteForByte() throws IOException {
    Files.write(folder.resolve("a.png"), StandIn.PNG);
    var file = folder.resolve("put.http");
    Files.writeString(file, HttpFileTest.BODIES);
    TranscriptRunner.run(file, server.variables());
    String png = new String(StandIn.PNG, StandardCharsets.ISO_8859_1);
    assertThat(server.received)
        .containsExactly(
            "PUT /echo image/png\n" + png,
            "POST /echo multipart/form-data; boundary=cut\n--cut\r\n"
                + "Content-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n"
                + (png + "\r\n--cut--"),
            "POST /echo text/plain\none\n\ntwo",
            "PUT /echo null\n");
  }

  @Test
  void carriesValuesFromAnswerToRequest() throws IOException {
    var file = folder.resolve("carry.http");
    Files.writeString(file, HttpFileTest.CARRIED);
    TranscriptRunner.run(file, server.variables());
    assertThat(server.received).hasSize(3);
  }

  @Test
  void readsChunkedAnswers() throws IOException {
    assertThatCode(() -> run("GET {{base}}/chunked", "?? body == in chunks"))
        .doesNotThrowAnyException();
  }

  @Test
  void nothingIsSentWithAValueMissing() {
    assertThatThrownBy(() -> run("GET {{base}}/{{nobody}}", "?? status == 404"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("t.http:4: GET")
        .hasMessageContaining("{{nobody}} has no value");
    assertThat(server.received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/../b", "/./a", "/a/%2E%2e", "/ü", "/a\"b", "/%ff"})
  void pathsThatHttpYacRewritesAreRefused(String path) {
    assertThatThrownBy(() -> run("GET {{base}}" + path, "?? status == 404"))
        .hasMessageContaining("not sent verbatim by httpYac");
  }

  @Test
  void aVariableHasOneHome() throws IOException {
    var file = folder.resolve("t.http");
    Files.writeString(file, "# here\n@base=x\n\n###\nGET {{base}}/json\n\n?? status == 200\n");
    Map<String, String> variables = server.variables();
    assertThatThrownBy(() -> TranscriptRunner.run(file, variables))
        .hasMessageContaining("@base is given from outside as well");
  }

  private void run(String request, String assertion) throws IOException {
    var file = folder.resolve("t.http");
    String head = request.contains("/moved") ? "# @no-redirect\n" : "# plain\n";
    Files.writeString(file, "# here\n###\n" + head + request + "\n\n" + assertion + "\n");
    TranscriptRunner.run(file, server.variables());
  }
}
