package dev.avatargateway;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.catalog.StoreLockedException;
import dev.avatargateway.cli.CommandLineInterface;
import dev.avatargateway.cli.DoctorCommand;
import dev.avatargateway.cli.Migration;
import dev.avatargateway.cli.PersonCommand;
import dev.avatargateway.cli.Program;
import dev.avatargateway.cli.ServeCommand;
import dev.avatargateway.cli.StoreWish;
import dev.avatargateway.cli.TokenCommand;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.operator.Desk;
import dev.avatargateway.operator.DeskClient;
import dev.avatargateway.operator.Wish;
import dev.avatargateway.page.PageDialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The program: does what the command line asks for. */
public final class Main implements Program {

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(CommandLineInterface.run(new Main(), System.getenv(), out, err, args));
  }

  @Override
  public void serve(ServeCommand keys, PrintWriter out) throws IOException, InterruptedException {
    Logging.level(keys.server().logLevel());
    if (keys.server().logsJson()) {
      Logging.json();
    }
    Shutdown shutdown = Shutdown.hooked();
    try (Gateway gateway = Gateway.start(keys)) {
      if (keys.demo()) {
        out.println(new Demo(gateway).prepare());
      }
      out.println("ready on " + gateway.localUrl());
      shutdown.awaitWish();
    } catch (IOException | RuntimeException | InterruptedException e) {
      shutdown.failed();
      throw e;
    }
    shutdown.ended(0);
  }

  @Override
  public void rehearse() throws IOException, InterruptedException {
    Logging.level("warn");
    new Rehearsal(this).run();
  }

  @Override
  public String token(TokenCommand keys) throws IOException {
    StoreKeys store = keys.store();
    Owner named = named(keys);
    Duration ttl = keys.ttl();
    if (!keys.link()) {
      return OperatorTokens.tokens(secret(store)).mint(named, keys.admin(), ttl).secret();
    }
    String url = people(keys);
    return PageDialect.address(url, OperatorTokens.pageTokens(secret(store)).mintLink(named, ttl));
  }

  private static HmacSecret secret(StoreKeys store) throws IOException {
    Logging.level("warn");
    if (!Catalogs.isShared(store)) {
      DataFolder.make(store.data());
      return GatewaySecret.in(store.data());
    }
    try (JdbiCatalog catalog = Catalogs.open(store, InstantSource.system())) {
      return Catalogs.secret(store, catalog);
    }
  }

  /** Where people reach the gateway: where the operator says, or where the one that runs is. */
  private static String people(TokenCommand keys) throws IOException {
    String said = keys.publicUrl();
    return said != null
        ? said
        : AddressFile.people(keys.store().data())
            .orElseThrow(
                () ->
                    new ConfigException(
                        "--public-url", "is needed: no gateway runs on this data folder"));
  }

  private static Owner named(TokenCommand keys) {
    String space = keys.space();
    try {
      return owners(keys.store()).read(space, keys.user());
    } catch (PeopleException e) {
      throw new ConfigException("--user", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String person(PersonCommand.Wish wish) throws IOException, InterruptedException {
    Logging.level("warn");
    if (!Catalogs.isShared(wish.store())) {
      DataFolder.make(wish.store().data());
    }
    Wish command = new Wish(wish.verb(), wish.arguments());
    try {
      return carryOut(command, wish.store());
    } catch (StoreLockedException e) {
      Path data = wish.store().data();
      return new DeskClient(AddressFile.holder(data, e), OperatorTokens.credential(data))
          .carryOut(command)
          .orElseThrow(() -> e);
    }
  }

  private static String carryOut(Wish command, StoreKeys store) {
    try (JdbiCatalog catalog = Catalogs.open(store, InstantSource.system())) {
      new Agreement(store, catalog).ofCommand(Optional.empty());
      return new Desk(catalog, catalog.outbox(), owners(store)).carryOut(command);
    } catch (RefusedException e) {
      throw new PeopleException("the store cannot be used now");
    }
  }

  @Override
  public int migrate(Migration wish, PrintWriter out) throws IOException, InterruptedException {
    return toTheEnd(
        shutdown -> {
          try (Workbench bench = Workbench.open(wish)) {
            return new Migrations(wish, bench, shutdown, out).run();
          }
        });
  }

  @Override
  public int doctor(DoctorCommand keys, PrintWriter out) throws IOException, InterruptedException {
    return toTheEnd(
        shutdown -> {
          try (Checkup checkup = new Checkup(keys, shutdown, out)) {
            return checkup.run();
          }
        });
  }

  @Override
  public int store(StoreWish wish, PrintWriter out) throws IOException, InterruptedException {
    return toTheEnd(
        shutdown ->
            switch (wish) {
              case StoreWish.Copy copy -> new StoreCopy(copy, shutdown, out).run();
              case StoreWish.Backup backup -> new StoreBackup(backup, out).run();
            });
  }

  /** Work that may take long and ends early when the process is asked to. */
  private interface LongWork {
    int run(Shutdown shutdown) throws IOException, InterruptedException;
  }

  private static int toTheEnd(LongWork work) throws IOException, InterruptedException {
    Logging.level("warn");
    Shutdown shutdown = Shutdown.hooked();
    int status;
    try {
      status = work.run(shutdown);
    } catch (IOException | RuntimeException | InterruptedException e) {
      shutdown.failed();
      throw e;
    }
    shutdown.ended(status);
    return status;
  }

  private static Owners owners(StoreKeys store) {
    return new Owners(new CloudreveIds(Optional.ofNullable(store.cloudreveHashIdSalt())));
  }
}
