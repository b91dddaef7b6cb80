package dev.avatargateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as Go's encoder does: compact, with {@code <}, {@code >} and {@code &} escaped, and
 * the digits of escapes in lower case.
 */
public final class GoJson {

  private static final JsonMapper MAPPER = mapper();

  private GoJson() {}

  /** The JSON of a record: its components in order. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper mapper = new JsonMapper();
    mapper.getFactory().setCharacterEscapes(new GoEscapes());
    return mapper;
  }

  /** The characters that Go escapes beyond what JSON demands. */
  private static final class GoEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    GoEscapes() {
      for (int c = 0; c < ascii.length; c++) {
        if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
          ascii[c] = CharacterEscapes.ESCAPE_CUSTOM;
        }
      }
      ascii['<'] = CharacterEscapes.ESCAPE_CUSTOM;
      ascii['>'] = CharacterEscapes.ESCAPE_CUSTOM;
      ascii['&'] = CharacterEscapes.ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return c < ascii.length || c == '\u2028' || c == '\u2029'
          ? new SerializedString("\\u" + HexFormat.of().toHexDigits((char) c))
          : null;
    }
  }
}
