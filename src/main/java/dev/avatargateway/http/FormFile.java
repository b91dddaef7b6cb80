package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes of one file of a form; its end is the end of the whole form. */
final class FormFile extends InputStream {

  private final Form form;
  private final String name;
  private final Multipart.Repeated repeated;
  private final Form.Part part;
  private boolean ended;

  FormFile(Form form, String name, Multipart.Repeated repeated) {
    this.form = form;
    this.name = name;
    this.repeated = repeated;
    this.part = next().orElseThrow(() -> missing(name));
  }

  private Optional<Form.Part> next() {
    Optional<Form.Part> next = form.next();
    while (next.isPresent() && !(next.get().isFile() && next.get().name().equals(name))) {
      next = form.next();
    }
    return next;
  }

  private static RefusedException missing(String name) {
    return new RefusedException(
        new Refusal.MissingPart(name, "The form has no file in the field '" + name + "'."));
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int count = ended ? -1 : form.read(part, bytes, offset, length);
    if (count < 0 && !ended) {
      readTheRest();
      ended = true;
    }
    return count;
  }

  private void readTheRest() {
    while (next().isPresent()) {
      if (repeated == Multipart.Repeated.REFUSED) {
        throw new RefusedException(
            new Refusal.Malformed("The form has several files in the field '" + name + "'."));
      }
    }
  }
}
