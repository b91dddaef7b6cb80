package dev.avatargateway.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of the README.
 *
 * @param kind the word behind the language
 * @param lines what stands in it
 */
record ReadmeBlock(String kind, List<String> lines) {

  ReadmeBlock {
    lines = List.copyOf(lines);
  }

  /** What stands in it, as one text. */
  String text() {
    return String.join("\n", lines);
  }

  /** What stands in the README's block of that language and kind. */
  static String text(String language, String kind) throws IOException {
    return of(Path.of("README.md"), language).stream()
        .filter(block -> block.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .text();
  }

  /** All blocks of a language, in their order. */
  static List<ReadmeBlock> of(Path readme, String language) throws IOException {
    List<ReadmeBlock> blocks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    String fence = "";
    for (String line : Files.readAllLines(readme)) {
      if (!line.startsWith("```")) {
        open.add(line);
      } else if (fence.isEmpty()) {
        fence = line;
        open.clear();
      } else {
        if (fence.startsWith("```" + language + " ")) {
          blocks.add(new ReadmeBlock(fence.substring(language.length() + 4), open));
        }
        fence = "";
      }
    }
    return blocks;
  }
}
