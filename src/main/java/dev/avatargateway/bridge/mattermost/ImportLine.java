package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What an import file's line says, as far as pictures go. */
sealed interface ImportLine {

  /**
   * The first line.
   *
   * @param version of the format
   * @param created when the archive was made, milliseconds since 1970; 0 when it does not tell
   */
  record Version(int version, long created) implements ImportLine {}

  /** Somebody; what the line does not tell is null. */
  record User(@Nullable String username, @Nullable String email, @Nullable String profileImage)
      implements ImportLine {}

  /** Something else, such as a post. */
  record Other(String type) implements ImportLine {}

  JsonFactory JSON = new JsonFactory();

  /**
   * Reads a line's beginning up to where it is clear what it says; posts are not read through.
   *
   * @throws IOException when it is no JSON
   */
  static ImportLine parse(byte[] line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      Fields fields = new Fields();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.read(name, json);
        if (fields.isOther()) {
          return new Other(String.valueOf(fields.type));
        }
      }
      return fields.line();
    }
  }

  /** What was read of a line so far, whose fields may come in any order. */
  final class Fields {

    private @Nullable String type;
    private int version;
    private long created;
    private User user = new User(null, null, null);

    void read(String name, JsonParser json) throws IOException {
      switch (name) {
        case "type" -> type = json.getValueAsString();
        case "version" -> version = json.getValueAsInt();
        case "info" -> readInfo(json);
        case "user" -> readUser(json);
        default -> json.skipChildren();
      }
    }

    boolean isOther() {
      return type != null && !type.equals("user") && !type.equals("version");
    }

    ImportLine line() {
      return switch (type == null ? "" : type) {
        case "version" -> new Version(version, created);
        case "user" -> user;
        default -> new Other(type == null ? "" : type);
      };
    }

    private void readInfo(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("created")) {
          created = millis(json.getValueAsString(""));
        }
        json.skipChildren();
      }
    }

    private void readUser(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("a user that is no object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        String value = json.getValueAsString();
        user =
            switch (name) {
              case "username" -> new User(value, user.email(), user.profileImage());
              case "email" -> new User(user.username(), value, user.profileImage());
              case "profile_image" -> new User(user.username(), user.email(), value);
              default -> user;
            };
        json.skipChildren();
      }
    }

    private static long millis(String time) {
      try {
        return Math.max(0, Instant.parse(time).toEpochMilli());
      } catch (DateTimeParseException | ArithmeticException e) {
        return 0;
      }
    }
  }
}
