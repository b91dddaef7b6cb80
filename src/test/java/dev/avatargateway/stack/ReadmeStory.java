package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Imaging;
import dev.avatargateway.image.OpenCvImaging;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The README's move from one product to another: each block of commands beside what it prints, in
 * which {@code …} stands for anything. Ports are those that were free.
 */
final class ReadmeStory implements AutoCloseable {

  private static final int MOST_COMMANDS = 14;
  private static final int PLAYGROUND = 0;
  private static final int SERVE = 2;
  private static final int READ = 3;
  private static final int PROOF = 10;

  private final List<Step> steps;
  private final Shell shell;
  private final Path folder;
  private String gateway = "http://127.0.0.1:8080";
  private String mattermost = "http://127.0.0.1:8065";
  private Optional<Shell.Server> playground = Optional.empty();
  private Optional<Shell.Server> server = Optional.empty();

  /** A block and what it prints. */
  private record Step(ReadmeBlock commands, ReadmeBlock output) {}

  private ReadmeStory(List<Step> steps, Shell shell, Path folder) {
    this.steps = steps;
    this.shell = shell;
    this.folder = folder;
  }

  static ReadmeStory of(Path readme, Shell shell, Path folder) throws IOException {
    List<ReadmeBlock> commands = blocks(readme, "sh");
    List<ReadmeBlock> outputs = blocks(readme, "text");
    assertThat(outputs)
        .extracting(ReadmeBlock::kind)
        .containsExactlyElementsOf(commands.stream().map(ReadmeBlock::kind).toList());
    List<Step> steps =
        IntStream.range(0, commands.size())
            .mapToObj(i -> new Step(commands.get(i), outputs.get(i)))
            .toList();
    return new ReadmeStory(steps, shell, folder);
  }

  private static List<ReadmeBlock> blocks(Path readme, String language) throws IOException {
    return ReadmeBlock.of(readme, language).stream()
        .filter(block -> List.of("story", "bridge").contains(block.kind()))
        .toList();
  }

  /** Does it all; between the steps the clients of both products read as before. */
  void assertTold() throws Exception {
    // One of them builds the jar.
    assertThat(steps.stream().filter(step -> step.commands().kind().equals("story")).count())
        .isLessThan(MOST_COMMANDS);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i == PLAYGROUND) {
        playground = Optional.of(assertServes(step));
        mattermost = playground.get().url();
      } else if (i == SERVE) {
        server = Optional.of(assertServes(step));
        gateway = server.get().url();
      } else {
        assertPrints(step);
      }
      if (i > READ) {
        assertPrints(steps.get(READ));
        awaitPushed();
      }
      if (i == PROOF) {
        assertAlike("ada-cloudreve.png", "ada-mattermost.png", "ada-there.png");
      }
    }
  }

  private Shell.Server assertServes(Step step) throws IOException {
    Shell.Server started = shell.serve(step.commands().text());
    mattermost = server.isEmpty() && playground.isEmpty() ? started.url() : mattermost;
    gateway = playground.isPresent() ? started.url() : gateway;
    assertSame(step, started.out());
    return started;
  }

  private void assertPrints(Step step) throws IOException, InterruptedException {
    assertSame(step, shell.run(here(step.commands().text())).lines().toList());
  }

  private void assertSame(Step step, List<String> printed) {
    List<String> said = step.output().lines();
    assertThat(printed).as(step.commands().text()).hasSameSizeAs(said);
    for (int i = 0; i < said.size(); i++) {
      String pattern = Pattern.quote(here(said.get(i))).replace("…", "\\E.*\\Q");
      // Maven ends colours that it did not begin.
      String line = printed.get(i).replace("\033[0m", "").stripTrailing();
      assertThat(line).as(step.commands().text()).matches(pattern);
    }
  }

  private String here(String text) {
    return text.replace("http://127.0.0.1:8080", gateway)
        .replace("http://127.0.0.1:8065", mattermost);
  }

  /** A person who types is never as quick as this. */
  private void awaitPushed() throws IOException, InterruptedException {
    String list =
        "java -jar target/avatar-gateway.jar outbox list --config playground/gateway.properties";
    while (!shell.run(list).contains("nothing waits")) {
      Thread.onSpinWait();
    }
  }

  private void assertAlike(String... pictures) throws IOException {
    Imaging imaging =
        new OpenCvImaging(
            Path.of("target", "native").toAbsolutePath(), 384L << 20, Duration.ofMinutes(1));
    ByteBuffer face = read("new-face.png");
    for (String picture : pictures) {
      assertThat(imaging.alike(read(picture), face)).as(picture).isTrue();
    }
  }

  private ByteBuffer read(String picture) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(folder.resolve("playground").resolve(picture)));
  }

  @Override
  public void close() {
    server.ifPresent(Shell.Server::close);
    playground.ifPresent(Shell.Server::close);
  }
}
