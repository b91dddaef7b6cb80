package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What comes where {@code {"avatarUrl": "…"}} is wanted. */
final class JsonRows {

  private static final String TYPE = "application/json";

  private final Person person;
  private final String url;
  private final List<Row> rows = new ArrayList<>();

  private JsonRows(Person person, String url) {
    this.person = person;
    this.url = url;
  }

  /**
   * @param url where a picture can be fetched
   */
  static List<Row> at(Person person, String url) {
    JsonRows json = new JsonRows(person, url);
    json.taken();
    json.refused();
    json.encodings();
    json.bytesAsJson();
    return json.rows;
  }

  private void taken() {
    String member = "\"avatarUrl\": \"" + url + "\"";
    taken("unknown members", "{\"a\": {\"b\": [1, null]}, " + member + ", \"c\": 1e999}");
    taken("@class", "{\"@class\": \"java.net.URL\", \"@type\": \"x\", " + member + "}");
    taken("avatarBytes beside it", "{" + member + ", \"avatarBytes\": [255, 216]}");
    taken("avatarBytes of null beside it", "{" + member + ", \"avatarBytes\": null}");
    taken("a byte order mark", "\ufeff{" + member + "}");
  }

  private void refused() {
    for (String json :
        List.of(
            "",
            "null",
            "7",
            "[]",
            "\"" + url + "\"",
            "{}",
            "{\"avatarUrl\": null}",
            "{\"avatarUrl\": 7}",
            "{\"avatarUrl\": NaN}",
            "{\"avatarUrl\": Infinity}",
            "{\"avatarUrl\": true}",
            "{\"avatarUrl\": [\"" + url + "\"]}",
            "{\"avatarUrl\": {\"@class\": \"java.net.URL\", \"val\": \"" + url + "\"}}",
            "[\"java.net.URL\", \"" + url + "\"]",
            "{\"avatarUrl\": \"" + url + "\", \"avatarUrl\": \"" + url + "\"}",
            "{\"avatarUrl\": \"" + url + "\", \"avatar\\u0055rl\": \"" + url + "\"}",
            "{\"avatarUrl\": \"\\ud800\"}",
            "{\"avatarUrl\": \"http://\\udc00/\"}",
            "{\"avatarUrl\": \"http://a\\u0000b/\"}",
            "{\"avatarUrl\": \"data:image/png;base64,iVBORw0KGgo=\"}",
            "{\"avatarBytes\": \"iVBORw0KGgo=\"}",
            "{\"avatarUrl\": \"" + url + "\"",
            "{\"avatarUrl\": \"" + url + "\"} {}",
            "{avatarUrl: '" + url + "'}")) {
      refused(json, json.getBytes(StandardCharsets.UTF_8));
    }
    refused("a depth of 100 000", "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    refused("a depth of 2 000", ("[".repeat(2000) + "]".repeat(2000)).getBytes(utf8()));
    refused("a number of 10 000 digits", ("{\"avatarUrl\": " + "9".repeat(10_000) + "}"));
    refused("a URL of 10 000", "{\"avatarUrl\": \"http://a.example/" + "x".repeat(10_000) + "\"}");
    refused("a string of a megabyte", "{\"avatarUrl\": \"" + "x".repeat(1 << 20) + "\"}");
    refused("a million members", "{" + "\"a\":1,".repeat(1_000_000) + "}");
  }

  private void encodings() {
    byte[] lone = "{\"avatarUrl\": \"x?\"}".getBytes(utf8());
    lone[lone.length - 3] = (byte) 0xed;
    refused("bytes that are no UTF-8", lone);
    refused("a surrogate in UTF-8", bytes("{\"avatarUrl\": \"", 0xed, 0xa0, 0x80, "\"}"));
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-32BE")) {
      byte[] json = ("{\"avatarUrl\": \"" + url + "\"}").getBytes(Charset.forName(charset));
      rows.add(Row.taken(charset, Door.HUB_JSON, Row.with(Door.HUB_JSON, person, TYPE, json)));
    }
    byte[] ebcdic = ("{\"avatarUrl\": \"" + url + "\"}").getBytes(Charset.forName("IBM037"));
    refused("EBCDIC", ebcdic);
  }

  private void bytesAsJson() {
    for (String json :
        List.of("[137, 80, 78, 71]", "\"iVBORw0KGgo=\"", "{\"avatarBytes\": [137, 80]}")) {
      for (String type : List.of(TYPE, "image/png", "")) {
        rows.add(
            Row.refused(
                json + " as " + type,
                Door.HUB_BYTES,
                Row.with(Door.HUB_BYTES, person, type, json.getBytes(utf8()))));
      }
    }
  }

  private void taken(String name, String json) {
    rows.add(
        Row.taken(
            name, Door.HUB_JSON, Row.with(Door.HUB_JSON, person, TYPE, json.getBytes(utf8()))));
  }

  private void refused(String name, String json) {
    refused(name, json.getBytes(utf8()));
  }

  private void refused(String name, byte[] json) {
    rows.add(Row.refused(name, Door.HUB_JSON, Row.with(Door.HUB_JSON, person, TYPE, json)));
  }

  private static byte[] bytes(String start, int one, int two, int three, String end) {
    return (start + (char) one + (char) two + (char) three + end)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Charset utf8() {
    return StandardCharsets.UTF_8;
  }
}
