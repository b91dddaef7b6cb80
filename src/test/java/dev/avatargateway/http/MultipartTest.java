package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Multipart.Repeated;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

  private static final String TYPE = "multipart/form-data; boundary=B";
  private static final String IMAGE = "--B\nContent-Disposition: form-data; name=\"image\"; ";
  private static final String FILE = IMAGE + "filename=\"f.png\"\n\nhello\n";

  private static String read(Request request, Repeated repeated) throws IOException {
    try (InputStream in = Multipart.file(request, "image", 1_000_000, repeated).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(String contentType, String body) throws IOException {
    return read(Requests.form(contentType, body), Repeated.FIRST_COUNTS);
  }

  private static Refusal refusal(String contentType, String body) {
    return catchThrowableOfType(RefusedException.class, () -> read(contentType, body)).refusal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FILE + "--B--\n",
        FILE + "--B--",
        FILE + "--B--\nepilogue",
        "preamble\n" + FILE + "--B--\n",
        IMAGE + "filename=f\n\nhello\n--B--\n",
        IMAGE + "filename=\"../../x\u202egnp.\"; size=5\n\nhello\n--B--\n",
        IMAGE + "filename=\"f\"\nContent-Type: text/html\nX-Other: 1\n\nhello\n--B--\n",
        IMAGE + "filename=\"f\"\nContent-Transfer-Encoding: base64\n\nhello\n--B--\n",
        "--B\nContent-Type: a/b\ncontent-disposition: form-data; filename=\"f\"; name=image;"
            + " modification-date=\"Wed, 12 Feb 1997 16:29:51 -0500\"\n\nhello\n--B--\n",
        "--B\nContent-Disposition: form-data; name=\"a\"\n\nhi\n" + FILE + "--B--\n",
        FILE + "--B\nContent-Disposition: form-data; name=\"_charset_\"\n\nx\n--B--\n",
        IMAGE + "\n\ntext\n" + FILE + "--B--\n",
      })
  void theFileIsFound(String body) throws IOException {
    assertThat(read(TYPE, body)).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data;boundary=B",
        "multipart/form-data; boundary=\"B\"",
        "Multipart/Form-Data; charset=utf-8; BOUNDARY=B",
        "multipart/form-data ; boundary=B;",
      })
  void theBoundaryIsFound(String contentType) throws IOException {
    assertThat(read(contentType, FILE + "--B--\n")).isEqualTo("hello");
  }

  @Test
  void aBoundaryOfSeventyCharactersIsTaken() throws IOException {
    String boundary = "b".repeat(70);
    assertThat(
            read(
                "multipart/form-data; boundary=" + boundary,
                (FILE + "--B--\n").replace("--B", "--" + boundary)))
        .isEqualTo("hello");
  }

  @Test
  void theBytesAreTakenAsTheyAre() throws IOException {
    String odd = "\u0000--B\n--\n\n--Bx \n-".replace("--Bx", "--");
    assertThat(read(TYPE, IMAGE + "filename=f\n\n" + odd + "\n--B--\n"))
        .isEqualTo(odd.replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "image/png",
        "multipart/mixed; boundary=B",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-datax; boundary=B",
      })
  void anotherContentTypeIsRefused(String contentType) {
    assertThat(refusal(contentType, FILE + "--B--\n")).isInstanceOf(Refusal.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {71, 4091, 4096})
  void tooLongABoundaryIsRefused(int length) {
    String boundary = "b".repeat(length);
    assertThat(refusal("multipart/form-data; boundary=" + boundary, "--" + boundary + "--"))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "--C\n\n--C--\n",
        FILE,
        FILE + "--B",
        FILE + "--B-",
        FILE + "--B\n",
        FILE + "--B\nContent-Disposition: form-data; name=a\n\nx",
        IMAGE + "filename=f\n\nhel",
        IMAGE + "filename=f",
        FILE + "--Bx\n--B--\n",
        FILE
            + "--B\nContent-Type: multipart/mixed; boundary=C\n"
            + "Content-Disposition: form-data; name=image\n\n--C\n\n--C--\n--B--\n",
        IMAGE
            + "filename=f\nContent-Type: multipart/mixed; boundary=C\n\n--C\n"
            + "Content-Disposition: attachment; filename=g\n\nhello\n--C--\n--B--\n",
      })
  void whatIsNotAWholeFormIsRefused(String body) {
    assertThat(refusal(TYPE, body)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void bareLineFeedsAreRefused() {
    byte[] body = (FILE + "--B--\n").getBytes(StandardCharsets.UTF_8);
    Request request = Requests.withBody("POST", "/", body, "Content-Type: " + TYPE);
    assertThatThrownBy(() -> read(request, Repeated.FIRST_COUNTS))
        .isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--B--\n",
        "--B\nContent-Disposition: form-data; name=\"Image\"; filename=\"f\"\n\nx\n--B--\n",
        "--B\nContent-Disposition: form-data; filename=\"f\"\n\nx\n--B--\n",
        "--B\nX: y\n\nx\n--B--\n",
        "--B\n\n\nx\n--B--\n",
        IMAGE + "\nContent-Type: image/png\n\nx\n--B--\n",
        IMAGE + "filename=\"\"\nContent-Type: image/png\n\nx\n--B--\n",
      })
  void aFormWithoutTheFileSaysSo(String body) {
    assertThat(refusal(TYPE, body))
        .isInstanceOfSatisfying(
            Refusal.MissingPart.class, part -> assertThat(part.name()).isEqualTo("image"));
  }

  @Test
  void ofSeveralFilesTheFirstCountsOrNone() throws IOException {
    Request request = Requests.form(TYPE, FILE + FILE.replace("hello", "other") + "--B--\n");
    assertThat(read(request, Repeated.FIRST_COUNTS)).isEqualTo("hello");
    assertThatThrownBy(() -> read(request, Repeated.REFUSED))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isInstanceOf(Refusal.Malformed.class));
  }

  @Test
  void aLoneFileIsTakenWhereSeveralAreRefused() throws IOException {
    String text = IMAGE + "\n\na text of the same name\n";
    assertThat(read(Requests.form(TYPE, FILE + text + "--B--\n"), Repeated.REFUSED))
        .isEqualTo("hello");
  }

  @Test
  void theLimitCountsTheWholeForm() throws IOException {
    String body = (FILE + "--B--\n").replace("\n", "\r\n");
    Request request = Requests.form(TYPE, FILE + "--B--\n");
    assertThat(
            Multipart.file(request, "image", body.length(), Repeated.REFUSED).open().readAllBytes())
        .hasSize(5);
    assertThatThrownBy(
            () ->
                Multipart.file(request, "image", body.length() - 1, Repeated.REFUSED)
                    .open()
                    .readAllBytes())
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.TooLarge(body.length() - 1L, -1)));
  }

  @Test
  void tooLongADeclaredLengthIsRefusedUnread() {
    Request request =
        Requests.withBody(
            "POST", "/", new byte[0], "Content-Type: " + TYPE, "Content-Length: 1000001");
    assertThatThrownBy(() -> read(request, Repeated.FIRST_COUNTS))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.TooLarge(1_000_000, 1_000_001)));
  }

  @Test
  void moreThanAThousandPartsAreRefused() throws IOException {
    String part = "--B\nContent-Disposition: form-data; name=a\n\n\n";
    assertThat(read(TYPE, part.repeat(999) + FILE + "--B--\n")).isEqualTo("hello");
    assertThat(refusal(TYPE, part.repeat(1000) + FILE + "--B--\n"))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void tooLongAPartHeaderIsRefused() {
    assertThat(refusal(TYPE, IMAGE + "filename=\"" + "x".repeat(64_000) + "\"\n\nx\n--B--\n"))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename*=UTF-8''%zz",
        "filename*=no-such-charset''x",
        "filename*=",
        "filename*='''",
        "filename==?x?q?=zz?=",
        "filename=\"a\\",
        "filename=\"=?UTF-8?B?!!!?=\"",
        "filename*0=a; filename*1=b",
        "filename=\"\u0000\"",
      })
  void anOddFileNameIsTakenOrRefusedButNeverAFault(String fileName) {
    try {
      assertThat(read(TYPE, IMAGE + fileName + "\n\nhello\n--B--\n")).isEqualTo("hello");
    } catch (RefusedException e) {
      assertThat(e.refusal()).isInstanceOfAny(Refusal.Malformed.class, Refusal.MissingPart.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closingMidwayReadsNothingMore() throws IOException {
    byte[] body =
        (IMAGE + "filename=f\n\n" + "x".repeat(100_000))
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    Request request = Requests.withBody("POST", "/", body, "Content-Type: " + TYPE);
    try (InputStream in = Multipart.file(request, "image", 200_000, Repeated.REFUSED).open()) {
      assertThat(in.readNBytes(10)).hasSize(10);
    }
  }
}
