package dev.avatargateway.attack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A name server over UDP whose answers change as a table says; nothing is kept (TTL 0). */
final class NameServer implements AutoCloseable {

  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;

  private final DatagramSocket socket;
  private final Map<String, List<String>> names = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();

  /**
   * Starts one at port 53 of this address.
   *
   * @param table lines of a name and its answers, each a list of addresses and of names that stand
   *     for it ({@code >name}), one after the other with {@code /} between them, the last for ever;
   *     {@code silent} is no answer
   */
  NameServer(String address, List<String> table) throws IOException {
    for (String line : table) {
      String[] parts = line.split(" ", 2);
      names.put(parts[0], Arrays.stream(parts[1].split("/")).map(String::strip).toList());
    }
    socket = new DatagramSocket(53, InetAddress.ofLiteral(address));
    Thread.ofPlatform().daemon().name("name-server").start(this::serve);
  }

  private void serve() {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[512], 512);
      while (true) {
        packet.setLength(512);
        socket.receive(packet);
        byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(question);
        if (answer.length > 0) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  private byte[] answer(byte[] packet) throws IOException {
    ByteBuffer question = ByteBuffer.wrap(packet).position(12);
    String name = name(question);
    int type = question.getShort();
    int end = question.position() + 2;
    List<String> turns = names.get(name);
    List<String> records = turns == null ? List.of() : records(name, type, turns);
    if (records.contains("silent")) {
      return new byte[0];
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int count = write(new DataOutputStream(body), name, type, records);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(answer)) {
      out.write(packet, 0, 2);
      out.writeShort(turns == null ? 0x8583 : 0x8580);
      out.writeShort(1);
      out.writeShort(count);
      out.writeInt(0);
      out.write(packet, 12, end - 12);
      body.writeTo(out);
    }
    return answer.toByteArray();
  }

  private List<String> records(String name, int type, List<String> turns) {
    int turn = asked.merge(name + ' ' + type, 1, Integer::sum) - 1;
    return List.of(turns.get(Math.min(turn, turns.size() - 1)).split(" +"));
  }

  private static int write(DataOutputStream out, String name, int type, List<String> records)
      throws IOException {
    int count = 0;
    String owner = name;
    for (String record : records) {
      if (record.startsWith(">")) {
        String target = record.substring(1);
        write(out, owner, CNAME, encoded(target));
        owner = target;
        count++;
      } else if (type == (record.indexOf(':') < 0 ? A : AAAA)) {
        write(out, owner, type, InetAddress.ofLiteral(record).getAddress());
        count++;
      }
    }
    return count;
  }

  private static void write(DataOutputStream out, String owner, int type, byte[] data)
      throws IOException {
    out.write(encoded(owner));
    out.writeShort(type);
    out.writeShort(1);
    out.writeInt(0);
    out.writeShort(data.length);
    out.write(data);
  }

  private static byte[] encoded(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String label : List.of(name.split("\\."))) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
    return out.toByteArray();
  }

  private static String name(ByteBuffer question) {
    StringBuilder name = new StringBuilder();
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
