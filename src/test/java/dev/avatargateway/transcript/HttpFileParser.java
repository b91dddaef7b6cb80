package dev.avatargateway.transcript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a transcript into its head and its exchanges, and refuses what is outside the subset. */
final class HttpFileParser {
  private static final Pattern VARIABLE = Pattern.compile("@([A-Za-z]\\w*)=(\\S.*)");
  private static final Set<String> TAKEN = Set.of("response", "request");

  private final Path path;
  private final List<String> lines;

  HttpFileParser(Path path, String text) {
    this.path = path;
    this.lines = List.of(text.split("\n", -1));
  }

  HttpFile parse() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      check(i, line.equals(line.stripTrailing()), "white space ends the line");
    }
    check(0, lines.getFirst().startsWith("# "), "the first line must be '# where this was learnt'");
    Map<String, String> variables = new LinkedHashMap<>();
    int next = 1;
    while (next < lines.size() && !isSeparator(next)) {
      head(next, variables);
      next++;
    }
    check(next - 1, next < lines.size(), "no ### and no request");
    List<Exchange> exchanges = new ArrayList<>();
    while (next < lines.size()) {
      int end = next + 1;
      while (end < lines.size() && !isSeparator(end)) {
        end++;
      }
      exchanges.add(new ExchangeParser(path, lines.subList(0, end), next).parse());
      next = end;
    }
    return new HttpFile(path, lines.getFirst().substring(2), variables, exchanges);
  }

  private void head(int index, Map<String, String> variables) {
    String line = lines.get(index);
    if (line.isEmpty() || (line.startsWith("# ") && !line.startsWith("# @"))) {
      return;
    }
    Matcher match = VARIABLE.matcher(line);
    check(index, match.matches(), "only @name=value, # comments and blank lines before ###");
    String name = match.group(1);
    check(index, !match.group(2).startsWith("\""), "httpYac drops the quote that starts a value");
    check(index, !TAKEN.contains(name), "httpYac keeps the name " + name + " for itself");
    check(index, variables.put(name, match.group(2)) == null, "@" + name + " stands twice");
  }

  private boolean isSeparator(int index) {
    return lines.get(index).startsWith("###");
  }

  private void check(int index, boolean holds, String problem) {
    if (!holds) {
      throw new TranscriptSyntaxException(path, index + 1, problem);
    }
  }
}
