package dev.avatargateway.bench;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A door at which one person's picture, or where it is, is read again and again.
 *
 * @param title what people call it
 * @param space whose ids it takes
 * @param cut the rendition that is to weigh 16 KiB
 * @param token whether a reader must say who they are
 * @param path where, with the id left out
 * @param person the number in the town of the person who is read here
 * @param target how much of nginx's answers it is to come to
 */
record ReadDoor(
    String title, Space space, Cut cut, boolean token, String path, int person, Target target) {

  static final ReadDoor CLOUDREVE =
      new ReadDoor(
          "Cloudreve",
          Town.CLOUDREVE,
          Cut.square(200, ImageType.PNG),
          false,
          "/api/v4/user/avatar/%s",
          800_001,
          Target.atLeast(1.0));

  static final ReadDoor MATTERMOST =
      new ReadDoor(
          "Mattermost (token)",
          Town.MATTERMOST,
          Cut.square(128, ImageType.PNG),
          true,
          "/api/v4/users/%s/image?_=0",
          800_002,
          Target.atLeast(0.9));

  private static final ReadDoor CREATORSHUB =
      new ReadDoor(
          "CreatorsHub, where the picture is (JSON, token)",
          Town.CREATORSHUB,
          Cut.master(512, ImageType.JPEG),
          true,
          "/api/public/user/%s/profile/avatar",
          800_003,
          Target.atLeast(1.0));

  private static final ReadDoor VERSIONED =
      new ReadDoor(
          "CreatorsHub, the versioned picture",
          Town.CREATORSHUB,
          Cut.master(512, ImageType.JPEG),
          false,
          CREATORSHUB.path,
          800_004,
          Target.atLeast(1.0));

  static final List<ReadDoor> ALL = List.of(CLOUDREVE, CREATORSHUB, VERSIONED, MATTERMOST);

  /** Gives this door's person of the town a picture of the right weight. */
  void dress(GatewayProcess gateway, Town town) throws IOException {
    byte[] picture = Photographs.weighing(cut, 300);
    try (Sender sender = new Sender(gateway.url())) {
      String caller = town.token(Town.CLOUDREVE, person);
      sender.set(caller, List.of(ByteBuffer.wrap(picture), ByteBuffer.allocate(0)));
    }
  }

  /** Where that picture is read. */
  String url(GatewayProcess gateway, Town town, Probe probe)
      throws IOException, InterruptedException {
    String url = gateway.url() + path.formatted(Town.id(space, person));
    if (!equals(VERSIONED)) {
      return url;
    }
    HttpResponse<byte[]> where = probe.get(url, List.of(authorization(town)), 200);
    String json = new String(where.body(), StandardCharsets.UTF_8);
    String address = json.replaceFirst(".*\"avatarUrl\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    return gateway.url() + URI.create(address).getRawPath();
  }

  /** What the reader says besides. */
  List<String> headers(Town town) throws IOException {
    return token ? List.of(authorization(town)) : List.of();
  }

  private String authorization(Town town) throws IOException {
    return "Authorization: Bearer " + town.token(space, person);
  }

  /** An answer's own tag, as a line that asks whether it has changed. */
  static Optional<String> condition(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").map(tag -> "If-None-Match: " + tag);
  }
}
