package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies whose length is a lie or a riddle, each with a second request behind it. */
final class FramingRows {

  /** Would be answered if a body ended elsewhere than it does. */
  private static final String SECOND = "GET /nobody HTTP/1.1\nHost: gateway\n\n";

  private final Door door;
  private final Person person;
  private final byte[] body;
  private final List<Row> rows = new ArrayList<>();

  private FramingRows(Door door, Person person, byte[] body) {
    this.door = door;
    this.person = person;
    this.body = body;
  }

  static List<Row> at(Door door, Person person, byte[] body) throws IOException {
    FramingRows framing = new FramingRows(door, person, body);
    framing.lengths();
    framing.encodings();
    framing.chunks();
    framing.packed();
    framing.pipelines();
    return framing.rows;
  }

  private void lengths() {
    int n = body.length;
    for (String lengths :
        List.of(
            "Content-Length: " + n + "\nContent-Length: " + (n + 1),
            "Content-Length: " + n + "\nContent-Length: 0",
            "Content-Length: " + n + ", " + (n - 1),
            "Content-Length: +" + n,
            "Content-Length: -" + n,
            "Content-Length: -1",
            "Content-Length: 0x" + Integer.toHexString(n),
            "Content-Length: " + n + " 1",
            "Content-Length: " + n + ".0",
            "Content-Length: 9223372036854775808",
            "Content-Length: 99999999999999999999",
            "Content-Length : " + n,
            "Content\u0000-Length: " + n,
            "Content-Length: " + n + "\nTransfer-Encoding: chunked")) {
      refused(lengths, lengths + "\n", withSecond(body));
    }
    refused("Content-Length larger than the body", "Content-Length: " + (n + 1) + "\n", body);
    refused(
        "Content-Length larger by far", "Content-Length: 9223372036854775807\n", withSecond(body));
    refused("Expect: 100-continue, and nothing", expecting(n), new byte[0]);
    refused("Expect: 100-continue, and too little", expecting(n), new byte[] {1, 2, 3});
  }

  private static String expecting(int length) {
    return "Expect: 100-continue\nContent-Length: " + length + "\n";
  }

  private void encodings() {
    for (String encoding :
        List.of(
            "gzip",
            "gzip, chunked",
            "chunked, gzip",
            "chunked, identity",
            "xchunked",
            "chunked\nTransfer-Encoding: identity",
            "\u000bchunked",
            "\"chunked\"",
            "chunked;q=1")) {
      refused(
          "Transfer-Encoding: " + encoding,
          "Transfer-Encoding: " + encoding + "\n",
          withSecond(chunk(body)));
    }
    refused("Transfer-Encoding with a space", "Transfer-Encoding : chunked\n", chunk(body));
    rows.add(
        Row.refused(
            "HTTP/1.0 with chunks",
            door,
            Row.whole(
                door.start(person, "HTTP/1.0") + door.type() + "Transfer-Encoding: chunked\n\n",
                withSecond(chunk(body)))));
    rows.add(
        Row.taken(
            "HTTP/1.0",
            door,
            Row.whole(
                door.start(person, "HTTP/1.0")
                    + door.type()
                    + "Content-Length: "
                    + body.length
                    + "\n\n",
                withSecond(body))));
  }

  private void chunks() {
    for (String chunks :
        List.of(
            "8000000000000000\nx",
            "7fffffffffffffff\nx",
            "ffffffffffffffffffffff\nx",
            "-1\nx",
            "+1\nx\n0\n\n",
            "0x1\nx\n0\n\n",
            "zz\nx\n0\n\n",
            "\nx\n0\n\n",
            "1\nxy\n0\n\n",
            "5\nx",
            "1\nx\n")) {
      refused("chunks " + chunks, "Transfer-Encoding: chunked\n", Row.bytes(chunks, new byte[0]));
    }
    refused(
        "a megabyte of chunk extension",
        "Transfer-Encoding: chunked\n",
        Row.bytes("1;" + "x".repeat(1 << 20) + "\nx\n0\n\n", new byte[0]));
    refused(
        "a megabyte of trailers",
        "Transfer-Encoding: chunked\n",
        Row.bytes("1\nx\n0\n" + "A: b\n".repeat(200_000) + "\n", new byte[0]));
    byte[] head = Row.bytes(head("Transfer-Encoding: chunked\n"), new byte[0]);
    byte[] block = chunk(new byte[64 * 1024], "");
    rows.add(
        Row.refused(
            "chunks without end",
            door,
            out -> {
              out.write(head);
              endlessly(out, block);
            }));
    byte[] declared = Row.bytes(head("Content-Length: 500000000\n"), new byte[0]);
    rows.add(
        Row.refused(
            "500 MB",
            door,
            out -> {
              out.write(declared);
              endlessly(out, new byte[64 * 1024]);
            }));
  }

  private static void endlessly(OutputStream out, byte[] block) throws IOException {
    for (long sent = 0; sent < 500_000_000; sent += block.length) {
      out.write(block);
    }
  }

  private void packed() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(new byte[64 << 20]);
    }
    ByteArrayOutputStream deflate = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflate)) {
      out.write(body);
    }
    packed("gzip", gzip.toByteArray());
    packed("deflate", deflate.toByteArray());
    packed("br", new byte[] {0x0b, 0x02, (byte) 0x80, 0x68, 0x69, 0x03});
  }

  private void packed(String encoding, byte[] packed) {
    refused(
        "a body of Content-Encoding: " + encoding,
        "Content-Encoding: " + encoding + "\nContent-Length: " + packed.length + "\n",
        packed);
  }

  private void pipelines() {
    byte[] wrong = Door.bytes("this is no picture, no form and no JSON");
    String length = "Content-Length: " + wrong.length + "\n";
    Row refused = Row.refused("a refused upload", door, Row.whole(head(length), wrong)).answered(1);
    rows.add(refused);
    rows.add(
        Row.refused(
                "a second request behind a refused upload",
                door,
                Row.whole(head(length), withSecond(wrong)))
            .answered(2));
    byte[] request = Row.bytes(SECOND.repeat(200), new byte[0]);
    String stranger =
        door.start(person).replaceFirst("Bearer .*", "Bearer nobody")
            + door.type()
            + "Content-Length: "
            + request.length
            + "\n\n";
    rows.add(Row.refused("requests as a stranger's body", door, Row.whole(stranger, request)));
    rows.add(
        Row.refused(
                "requests as a stranger's body, and one behind it",
                door,
                Row.whole(stranger, withSecond(request)))
            .answered(2));
  }

  private String head(String framing) {
    return door.start(person) + door.type() + framing + "\n";
  }

  private void refused(String name, String framing, byte[] rest) {
    String shown = name.length() > 60 ? name.substring(0, 60) : name;
    rows.add(
        Row.refused(shown.replaceAll("\\p{Cntrl}", " "), door, Row.whole(head(framing), rest)));
  }

  private static byte[] withSecond(byte[] bytes) {
    return both(bytes, Row.bytes(SECOND, new byte[0]));
  }

  private static byte[] chunk(byte[] bytes) {
    return chunk(bytes, "0\n\n");
  }

  private static byte[] chunk(byte[] bytes, String end) {
    return both(
        Row.bytes(Integer.toHexString(bytes.length) + "\n", bytes),
        Row.bytes("\n" + end, new byte[0]));
  }

  static byte[] both(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }
}
