package dev.avatargateway.cli;

import dev.avatargateway.config.CloudreveKeys;
import dev.avatargateway.config.CreatorsHubKeys;
import dev.avatargateway.config.HookKeys;
import dev.avatargateway.config.LibravatarKeys;
import dev.avatargateway.config.LimitKeys;
import dev.avatargateway.config.MattermostKeys;
import dev.avatargateway.config.MemoryKeys;
import dev.avatargateway.config.PictureKeys;
import dev.avatargateway.config.ServerKeys;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.config.SweepKeys;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the gateway. */
@Command(
    name = "serve",
    description = "Runs the gateway until it is told to stop (SIGTERM, Ctrl-C).",
    sortOptions = false)
public final class ServeCommand implements Callable<Integer> {

  @Mixin private ServerKeys server = new ServerKeys();
  @Mixin private PictureKeys pictures = new PictureKeys();
  @Mixin private StoreKeys store = new StoreKeys();
  @Mixin private CloudreveKeys cloudreve = new CloudreveKeys();
  @Mixin private MattermostKeys mattermost = new MattermostKeys();
  @Mixin private CreatorsHubKeys creatorsHub = new CreatorsHubKeys();
  @Mixin private LibravatarKeys libravatar = new LibravatarKeys();
  @Mixin private LimitKeys limits = new LimitKeys();
  @Mixin private MemoryKeys memory = new MemoryKeys();
  @Mixin private HookKeys hook = new HookKeys();
  @Mixin private SweepKeys sweep = new SweepKeys();

  @Option(
      names = "--demo",
      arity = "0..1",
      paramLabel = "true|false",
      defaultValue = "false",
      fallbackValue = "true",
      description = "Makes a person with an identity in each product and prints curl lines to try.")
  private boolean demo;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Program program;

  ServeCommand(Program program) {
    this.program = program;
  }

  public ServerKeys server() {
    return server;
  }

  public PictureKeys pictures() {
    return pictures;
  }

  public StoreKeys store() {
    return store;
  }

  public CloudreveKeys cloudreve() {
    return cloudreve;
  }

  public MattermostKeys mattermost() {
    return mattermost;
  }

  public CreatorsHubKeys creatorsHub() {
    return creatorsHub;
  }

  public LibravatarKeys libravatar() {
    return libravatar;
  }

  public LimitKeys limits() {
    return limits;
  }

  public MemoryKeys memory() {
    return memory;
  }

  public HookKeys hook() {
    return hook;
  }

  public SweepKeys sweep() {
    return sweep;
  }

  public boolean demo() {
    return demo;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    program.serve(this, spec.commandLine().getOut());
    return 0;
  }
}
