package dev.avatargateway.hostile;

import dev.avatargateway.hostile.Person.At.Outcome;
import dev.avatargateway.hostile.Person.Way;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often which answer came, and the longest time that one took. */
final class Census {

  private static final Pattern REASON =
      Pattern.compile("\"(?:msg|id|message|error)\":\\s*\"([^\"]*)\"");

  private final Map<String, Integer> answers = new TreeMap<>();
  private long sent;
  private long taken;
  private long longestMillis;
  private String longest = "";

  synchronized void count(Way way, Outcome outcome, String what) {
    sent++;
    taken += outcome.taken() ? 1 : 0;
    if (outcome.millis() > longestMillis) {
      longestMillis = outcome.millis();
      longest = what;
    }
    answers.merge(way + ": " + reason(outcome), 1, Integer::sum);
  }

  private static String reason(Outcome outcome) {
    if (outcome.taken()) {
      return "taken";
    }
    Matcher found = REASON.matcher(outcome.words());
    return outcome.status() + " " + (found.find() ? found.group(1) : outcome.words());
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long taken() {
    return taken;
  }

  synchronized long longestMillis() {
    return longestMillis;
  }

  @Override
  public synchronized String toString() {
    StringBuilder text =
        new StringBuilder(
            "%d sent, %d taken, longest %d ms (%s)".formatted(sent, taken, longestMillis, longest));
    answers.forEach((answer, count) -> text.append("\n  %5d  %s".formatted(count, answer)));
    return text.toString();
  }
}
