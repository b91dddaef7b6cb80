package dev.avatargateway;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.auth.GatewayTokens;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.PersonCommand;
import dev.avatargateway.cli.Program;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.cli.TokenCommand;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Space;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.operator.Desk;
import dev.avatargateway.operator.DeskClient;
import dev.avatargateway.operator.Wish;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The program: does what the command line asks for. */
public final class Main implements Program {

  private static final Duration ERRAND = Duration.ofMinutes(5);

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(CommandLineInterface.run(new Main(), System.getenv(), out, err, args));
  }

  @Override
  public void serve(ServeCommand keys, PrintWriter out) throws IOException, InterruptedException {
    Logging.level(keys.server().logLevel());
    CountDownLatch stopped = new CountDownLatch(1);
    try (Gateway gateway = Gateway.start(keys)) {
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, main), "stop"));
      if (keys.demo()) {
        out.println(new Demo(gateway).prepare());
      }
      out.println("ready on " + gateway.localUrl());
      stopped.await();
    }
  }

  /** Keeps the process alive until the gateway has closed. */
  private static void stop(CountDownLatch stopped, Thread main) {
    stopped.countDown();
    try {
      main.join(Duration.ofSeconds(25));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String token(TokenCommand keys) throws IOException {
    Owner owner = owners(keys.store()).read(keys.space(), keys.user());
    return tokens(keys.store().data()).mint(owner, keys.admin(), keys.ttl()).secret();
  }

  @Override
  public String person(PersonCommand.Wish wish) throws IOException, InterruptedException {
    Logging.level("warn");
    StoreKeys store = wish.store();
    Wish command = new Wish(wish.verb(), wish.arguments());
    Optional<URI> server = ManagementFile.read(store.data());
    if (server.isPresent()) {
      Credential errand = tokens(store.data()).mint(operator(), true, ERRAND);
      Optional<String> answer = new DeskClient(server.get(), errand).carryOut(command);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    try (JdbiCatalog catalog =
        JdbiCatalog.open(store.data(), store.history(), InstantSource.system())) {
      return new Desk(catalog, owners(store)).carryOut(command);
    } catch (RefusedException e) {
      throw new PeopleException("the store cannot be used now");
    }
  }

  private static Owners owners(StoreKeys store) {
    return new Owners(new CloudreveIds(Optional.ofNullable(store.cloudreveHashIdSalt())));
  }

  private static Owner operator() {
    return new Owner(new Space("operator"), "command-line");
  }

  private static GatewayTokens tokens(Path data) throws IOException {
    return new GatewayTokens(
        GatewaySecret.in(data),
        owner -> owner,
        (owner, space) -> Optional.empty(),
        InstantSource.system());
  }
}
