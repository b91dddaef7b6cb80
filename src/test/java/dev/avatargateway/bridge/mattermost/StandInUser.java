package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatargateway.bridge.mattermost.StandInServer.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import okio.ByteString;

/** Somebody on a stand-in server, and what the server does with their picture. */
final class StandInUser {

  private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;.*boundary=(.+)");
  private static final Pattern PART = Pattern.compile("name=\"image\"; filename=\"[^\"]+\"");

  private final String id;
  private final String username;
  private final String email;
  private long lastPictureUpdate;
  private Optional<byte[]> file;

  StandInUser(
      String id, String username, String email, long lastPictureUpdate, Optional<byte[]> file) {
    this.id = id;
    this.username = username;
    this.email = email;
    this.lastPictureUpdate = lastPictureUpdate;
    this.file = file;
  }

  String id() {
    return id;
  }

  synchronized Optional<byte[]> file() {
    return file;
  }

  synchronized long lastPictureUpdate() {
    return lastPictureUpdate;
  }

  static ObjectNode caller(boolean admin) {
    return new StandInUser("c".repeat(26), "caller", "caller@example.com", 0, Optional.empty())
        .json()
        .put("roles", admin ? "system_admin system_user" : "system_user");
  }

  synchronized ObjectNode json() {
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", id).put("delete_at", 0).put("username", username).put("auth_service", "");
    user.put("email", email).put("roles", "system_user");
    return lastPictureUpdate == 0 ? user : user.put("last_picture_update", lastPictureUpdate);
  }

  synchronized Answer image() {
    if (file.isEmpty()) {
      return new Answer(
          200,
          "image/png",
          Map.of("Cache-Control", "max-age=300, private"),
          ByteString.of(initials()));
    }
    return new Answer(
        200,
        "image/png",
        Map.of("Cache-Control", "max-age=86400, private", "Etag", Long.toString(lastPictureUpdate)),
        ByteString.of(file.get()));
  }

  synchronized Answer reset(long now) {
    file = Optional.of(initials());
    lastPictureUpdate = -now;
    return Answer.done();
  }

  synchronized Answer upload(String contentType, byte[] body, long now) {
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.matches()) {
      return Answer.error(500, "api.user.upload_profile_user.parse.app_error");
    }
    String text = new String(body, StandardCharsets.ISO_8859_1);
    Matcher part = PART.matcher(text);
    int from = part.find() ? text.indexOf("\r\n\r\n", part.end()) + 4 : -1;
    int to = text.indexOf("\r\n--" + boundary.group(1), Math.max(0, from));
    if (from < 0 || to < 0) {
      return Answer.error(400, "api.user.upload_profile_user.no_file.app_error");
    }
    return store(Arrays.copyOfRange(body, from, to), now);
  }

  private Answer store(byte[] sent, long now) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(sent));
      if (image == null || image.getWidth() != 128 || image.getHeight() != 128) {
        return Answer.error(400, "api.user.upload_profile_user.check_image_limits.app_error");
      }
      byte[] encoded = ForgedPictures.png(image);
      if (file.isEmpty() || !Arrays.equals(file.get(), encoded)) {
        file = Optional.of(encoded);
        lastPictureUpdate = now;
      }
      return Answer.done();
    } catch (IOException e) {
      return Answer.error(400, "api.user.upload_profile_user.decode.app_error");
    }
  }

  private byte[] initials() {
    return ForgedPictures.initials(InitialsRecognition.colour(id));
  }
}
