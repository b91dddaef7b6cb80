package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Multipart forms as no browser sends them. */
final class FormRows {

  private static final String TYPE = "multipart/form-data";

  private final Door door;
  private final Person person;
  private final String picture;
  private final List<Row> rows = new ArrayList<>();

  private FormRows(Door door, Person person, byte[] picture) {
    this.door = door;
    this.person = person;
    // One character is one byte here, so that forms can be written as text.
    this.picture = new String(picture, StandardCharsets.ISO_8859_1);
  }

  static List<Row> at(Door door, Person person, byte[] picture) {
    FormRows forms = new FormRows(door, person, picture);
    forms.boundaries();
    forms.frames();
    forms.parts();
    forms.fileNames();
    return forms.rows;
  }

  private void boundaries() {
    String form = form(file("filename=f", picture));
    refused("no boundary", TYPE, form);
    refused("an empty boundary", TYPE + "; boundary=", form);
    refused("another boundary", TYPE + "; boundary=other", form);
    refused("a boundary with a line's end", TYPE + "; boundary=\"cut-\n here\"", form);
    refused("multipart/mixed", "multipart/mixed; boundary=cut-here", form);
    refused("no Content-Type", "", form);
    for (int length : new int[] {1, 70}) {
      String boundary = "b".repeat(length);
      taken(
          "a boundary of " + length,
          TYPE + "; boundary=" + boundary,
          form.replace("cut-here", boundary));
    }
    for (int length : new int[] {71, 4091, 4096}) {
      String boundary = "b".repeat(length);
      refused(
          "a boundary of " + length,
          TYPE + "; boundary=" + boundary,
          form.replace("cut-here", boundary));
    }
    taken("a quoted boundary", TYPE + "; boundary=\"cut-here\"", form);
    taken(
        "a boundary with a space",
        TYPE + "; boundary=\"cut here\"",
        form.replace("cut-here", "cut here"));
    refused(
        "the boundary within the picture",
        form(file("filename=f", picture.substring(0, 20) + "\r\n--cut-here\r\n" + picture)));
  }

  private void frames() {
    String file = file("filename=f", picture);
    refused("nothing", "");
    refused("only an end", "--cut-here--\r\n");
    refused("no closing boundary", file);
    refused("half a closing boundary", file + "--cut-here-");
    refused("line feeds only", form(file).replace("\r\n", "\n"));
    refused("a form cut off within the picture", file.substring(0, file.length() / 2));
    taken("a preamble of a megabyte", "x".repeat(1 << 20) + "\r\n" + form(file));
    either("an epilogue", form(file) + "epilogue");
    refused("a megabyte that begins no part", "--cut-here" + " ".repeat(1 << 20));
  }

  private void parts() {
    String file = file("filename=f", picture);
    String text = part("name=a", "", "x");
    refused("10 000 parts", form(text.repeat(10_000) + file));
    refused("10 000 parts behind the file", form(file + text.repeat(10_000)));
    refused("10 000 parts without a name", form("--cut-here\r\n\r\n\r\n".repeat(10_000) + file));
    refused("a part header of 10 KB", form(part("name=a", "X: " + "y".repeat(10_000), "") + file));
    refused(
        "a thousand part headers of 10 KB",
        form(part("name=a", "X: " + "y".repeat(10_000), "").repeat(1000) + file));
    refused(
        "a thousand headers of a part",
        form(part("name=a", "X: y\r\n".repeat(1000).strip(), "") + file));
    refused("the file as text", form(part("name=" + door.field(), "Content-Type: a/b", picture)));
    taken("a text of the same name", form(part("name=" + door.field(), "", "x") + file));
    row(
        door == Door.MATTERMOST ? Row.Ending.TAKEN : Row.Ending.REFUSED,
        "two files of the same name",
        form(file + file));
    refused("another field", form(file.replace("name=" + door.field(), "name=other")));
    refused("another case of the field", form(file.replace("name=" + door.field(), "name=Q")));
    refused(
        "nested multipart/mixed",
        form(
            part(
                "name=" + door.field() + "; filename=f",
                "Content-Type: multipart/mixed; boundary=in",
                "--in\r\nContent-Disposition: attachment; filename=f\r\n\r\n"
                    + picture
                    + "\r\n--in--\r\n")));
    taken("a field _charset_", form(part("name=_charset_", "", "UTF-7") + file));
    taken("a field _charset_ of no such charset", form(part("name=_charset_", "", "x-no") + file));
    refused(
        "a part in base64",
        form(
            part(
                "name=" + door.field() + "; filename=f",
                "Content-Transfer-Encoding: base64",
                Base64.getEncoder()
                    .encodeToString(picture.getBytes(StandardCharsets.ISO_8859_1)))));
    refused("a part without a header's end", "--cut-here\r\nContent-Disposition: form-data; name=");
    refused("a part without a disposition", form("--cut-here\r\nX: y\r\n\r\n" + picture + "\r\n"));
  }

  private void fileNames() {
    for (String name :
        List.of(
            "../../../etc/passwd",
            "..\\\\..\\\\x.png",
            "/etc/cron.d/x",
            "C:\\\\x.png",
            "con",
            "x.png%00.html",
            "\u00e2\u0080\u00aegnp.exe",
            "<script>alert(1)</script>.png",
            "a;b=c.png")) {
      taken("filename " + name, form(file("filename=\"" + name + "\"", picture)));
    }
    refused(
        "a filename of 64 KB", form(file("filename=\"" + "x".repeat(64 * 1024) + "\"", picture)));
    for (String odd :
        List.of(
            "filename=\"a\0b\"",
            "filename=\"a\r\nX-Injected: 1\"",
            "filename=\"a",
            "filename=\"=?UTF-8?B?!!!!?=\"",
            "filename=\"=?x-none?Q?=zz?=\"",
            "filename*=UTF-8''%zz",
            "filename*=" + "UTF-8''" + "%41".repeat(1000),
            "filename*=x-none''x",
            "filename*=",
            "filename*0=a; filename*1=b",
            "filename=a; filename=b",
            "filename=a; filename*=UTF-8''b")) {
      either(
          odd.substring(0, Math.min(40, odd.length())).replaceAll("\\p{Cntrl}", " "),
          form(file(odd, picture)));
    }
  }

  private static String form(String parts) {
    return parts + "--cut-here--\r\n";
  }

  private String file(String fileName, String content) {
    return part("name=" + door.field() + "; " + fileName, "Content-Type: image/png", content);
  }

  private static String part(String disposition, String header, String content) {
    return "--cut-here\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\n"
        + (header.isEmpty() ? "" : header + "\r\n")
        + "\r\n"
        + content
        + "\r\n";
  }

  private void taken(String name, String body) {
    row(Row.Ending.TAKEN, name, body);
  }

  private void taken(String name, String type, String body) {
    add(name, EnumSet.of(Row.Ending.TAKEN), type, body);
  }

  private void refused(String name, String body) {
    row(Row.Ending.REFUSED, name, body);
  }

  private void refused(String name, String type, String body) {
    add(name, EnumSet.of(Row.Ending.REFUSED), type, body);
  }

  private void either(String name, String body) {
    add(name, EnumSet.allOf(Row.Ending.class), Door.FORM, body);
  }

  private void row(Row.Ending ending, String name, String body) {
    add(name, EnumSet.of(ending), Door.FORM, body);
  }

  private void add(String name, Set<Row.Ending> endings, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    rows.add(new Row(name, door, endings, 1, Row.with(door, person, type, bytes)));
  }
}
