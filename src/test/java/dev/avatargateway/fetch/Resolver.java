package dev.avatargateway.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import okhttp3.Dns;

/** A resolver that gives prepared answers, one after the other. */
final class Resolver implements Dns {

  private final Queue<List<InetAddress>> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  Resolver answering(String... addresses) throws UnknownHostException {
    List<InetAddress> answer = new ArrayList<>();
    for (String address : addresses) {
      answer.add(InetAddress.ofLiteral(address));
    }
    answers.add(answer);
    return this;
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    asked.add(hostname);
    List<InetAddress> answer = answers.poll();
    if (answer == null) {
      throw new UnknownHostException(hostname);
    }
    return answer;
  }
}
