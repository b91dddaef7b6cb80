package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Something that a client sends to a door.
 *
 * @param name what it is, as the README's table has it
 * @param expected what is answered, each in the dialect's words
 * @param answers how many answers come before the server closes the connection
 */
record Row(String name, Door door, Set<Ending> expected, int answers, Sending sending) {

  /** What may come of it. */
  enum Ending {
    TAKEN,
    REFUSED
  }

  /** What writes the request; it may go on until nobody listens any more. */
  @FunctionalInterface
  interface Sending {
    void to(OutputStream out) throws IOException;
  }

  static Row refused(String name, Door door, Sending sending) {
    return new Row(name, door, Set.of(Ending.REFUSED), 1, sending);
  }

  static Row taken(String name, Door door, Sending sending) {
    return new Row(name, door, Set.of(Ending.TAKEN), 1, sending);
  }

  Row answered(int times) {
    return new Row(name, door, expected, times, sending);
  }

  /** A request as a whole: the head's lines, then the bytes of the body. */
  static Sending whole(String head, byte[] body) {
    byte[] all = bytes(head, body);
    return out -> out.write(all);
  }

  /** The bytes of a head, whose lines end with CRLF, and of what follows. */
  static byte[] bytes(String head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Door.bytes(head.replace("\n", "\r\n")));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** A request of the usual framing with another body. */
  static Sending with(Door door, Person person, String type, byte[] body) {
    return whole(
        door.start(person) + "Content-Type: " + type + "\nContent-Length: " + body.length + "\n\n",
        body);
  }

  @Override
  public String toString() {
    return door + ": " + name;
  }
}
