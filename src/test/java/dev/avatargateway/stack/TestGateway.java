package dev.avatargateway.stack;

import dev.avatargateway.Gateway;
import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.DoctorCommand;
import dev.avatargateway.cli.Migration;
import dev.avatargateway.cli.PersonCommand;
import dev.avatargateway.cli.Program;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.cli.StoreWish;
import dev.avatargateway.cli.TokenCommand;
import dev.avatargateway.operator.Desk;
import dev.avatargateway.operator.Wish;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A gateway on free ports over a folder of its own, as {@code serve} with these flags starts it.
 */
public final class TestGateway implements AutoCloseable {

  static {
    // Tests change much and are refused much, and nobody reads of it.
    RequestLines.quiet();
  }

  private final Gateway gateway;

  private TestGateway(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * @param data an empty folder
   * @param flags of {@code serve}, beyond the folder and the ports
   */
  public static TestGateway start(Path data, String... flags) throws IOException {
    List<String> all =
        Stream.concat(
                Stream.of("--port=0", "--management-port=0", "--data=" + data), limited(flags))
            .toList();
    ServeCommand keys = CommandLineInterface.serveKeys(new Nothing(), all.toArray(String[]::new));
    return new TestGateway(Gateway.start(keys));
  }

  /** A program that does nothing, to ask the command line about itself. */
  static Program nothing() {
    return new Nothing();
  }

  /** Tests are in a hurry, but for those of limits. */
  static Stream<String> limited(String... flags) {
    Stream<String> given = Stream.of(flags);
    return Stream.of(flags).anyMatch(flag -> flag.startsWith("--caller-writes-per-minute"))
        ? given
        : Stream.concat(given, Stream.of("--caller-writes-per-minute=0"));
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  public String url() {
    return gateway.localUrl().toString();
  }

  public int port() {
    return gateway.localUrl().getPort();
  }

  public String managementUrl() {
    return gateway.managementUrl().toString();
  }

  /** A token of the gateway's own for an identity, the id as operators write it. */
  public String token(String space, String id) {
    return gateway
        .token(gateway.ownerReader().read(space, id), false, Duration.ofHours(1))
        .secret();
  }

  /** An address that lets in whoever opens it first, as {@code token --link} prints it. */
  public String link(String space, String id) {
    return gateway.link(gateway.ownerReader().read(space, id), Duration.ofHours(1));
  }

  /** An administrator's. */
  public String adminToken(String space, String id) {
    return gateway.token(gateway.ownerReader().read(space, id), true, Duration.ofHours(1)).secret();
  }

  /**
   * Makes a person as {@code person add} does; {@code arguments} are its flags without {@code --}.
   */
  public String person(Map<String, String> arguments) {
    return desk().carryOut(new Wish("add", arguments));
  }

  /** Makes a person with an identity in each product. */
  public void person(String name, String cloudreve, String mattermost, String creatorsHub) {
    person(
        Map.of(
            "name",
            name,
            "cloudreve",
            cloudreve,
            "mattermost",
            mattermost,
            "creatorshub",
            creatorsHub));
  }

  /** Where the operator's commands are carried out. */
  public Desk desk() {
    return gateway.desk();
  }

  @Override
  public void close() {
    gateway.close();
  }

  /** A program that is only parsed for. */
  private static final class Nothing implements Program {

    @Override
    public void serve(ServeCommand keys, PrintWriter out) {
      throw new IllegalStateException();
    }

    @Override
    public void rehearse() {
      throw new IllegalStateException();
    }

    @Override
    public String token(TokenCommand keys) {
      throw new IllegalStateException();
    }

    @Override
    public String person(PersonCommand.Wish wish) {
      throw new IllegalStateException();
    }

    @Override
    public int doctor(DoctorCommand keys, PrintWriter out) {
      throw new IllegalStateException();
    }

    @Override
    public int migrate(Migration wish, PrintWriter out) {
      throw new IllegalStateException();
    }

    @Override
    public int store(StoreWish wish, PrintWriter out) {
      throw new IllegalStateException();
    }
  }
}
