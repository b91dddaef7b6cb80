package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process that attacks a server until its standard input ends: 500 slow headers and 500 slow
 * bodies at a byte a second, 200 stalled uploads, 1,000 idle connections, and 20 hostile forms a
 * second.
 */
final class Assailant {

  private static final int FORMS_A_SECOND = 20;

  private final int port;
  private final Person person;
  private final byte[] picture;
  private final List<Row> forms;
  private int next;

  private Assailant(int port, Person person) throws IOException {
    this.port = port;
    this.person = person;
    this.picture = Victim.picture();
    this.forms = FormRows.at(Door.HUB_FORM, person, picture);
  }

  /**
   * @param arguments the port, and the person's tokens as {@code space=token}
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> tokens =
        Arrays.stream(arguments)
            .skip(1)
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    new Assailant(Integer.parseInt(arguments[0]), new Person(tokens)).attack();
  }

  private void attack() throws IOException {
    byte[] body = Door.HUB_FORM.body(picture, "");
    String upload =
        Door.HUB_FORM.start(person)
            + Door.HUB_FORM.type()
            + "Content-Length: "
            + body.length
            + "\n\n";
    byte[] head = Row.bytes("GET / HTTP/1.1\nHost: gateway\nX: ", new byte[0]);
    try (SlowClients slow = new SlowClients(port);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(4)) {
      slow.stalled(1000, new byte[0])
          .stalled(200, Row.bytes(upload, Arrays.copyOf(body, body.length / 2)))
          .trickling(500, head)
          .trickling(500, Row.bytes(upload, new byte[0]));
      var _ = clock.scheduleAtFixedRate(slow::tick, 1, 1, TimeUnit.SECONDS);
      var _ =
          clock.scheduleAtFixedRate(
              this::sendForm, 0, 1_000_000 / FORMS_A_SECOND, TimeUnit.MICROSECONDS);
      System.out.println("attacking");
      while (System.in.read() >= 0) {
        // Whoever started it has not had enough.
      }
      clock.shutdownNow();
    }
  }

  private void sendForm() {
    Row form = forms.get(next++ % forms.size());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      form.sending().to(socket.getOutputStream());
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // A server that hangs up on this is right.
    }
  }
}
