package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The part of an answer that an assertion looks at. */
sealed interface Subject {
  JsonNode of(Answer answer);

  /** Understands {@code status}, {@code header x}, {@code body}, {@code body path}, {@code js}. */
  static Subject parse(String text) {
    return SubjectParser.parse(text);
  }

  /** The status code. */
  record Status() implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      return IntNode.valueOf(answer.status());
    }
  }

  /** A header by name, several of one name joined by a comma. */
  record HeaderValue(String name) implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      String value = answer.header(name);
      return value == null ? MissingNode.getInstance() : TextNode.valueOf(value);
    }
  }

  /** The whole body as UTF-8 text. */
  record Body() implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      return TextNode.valueOf(answer.text());
    }
  }

  /** The whole body as a JSON string literal, for text with line ends in it. */
  record BodyLiteral() implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      return TextNode.valueOf(Json.literal(answer.text()));
    }
  }

  /** A field of a JSON body. */
  record Field(JsonPath path) implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      return path.in(answer.json());
    }
  }

  /** The bytes of the body, which only their SHA-256 is taken of. */
  record RawBody() implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      return BinaryNode.valueOf(answer.body());
    }
  }

  /** The number of bytes of the body. */
  record Length() implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      return IntNode.valueOf(answer.body().length);
    }
  }

  /** Some bytes of the body in hexadecimal, as a file signature is. */
  record Hex(int from, int to) implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      int end = Math.min(to, answer.body().length);
      byte[] slice = Arrays.copyOfRange(answer.body(), Math.min(from, end), end);
      return TextNode.valueOf(HexFormat.of().formatHex(slice));
    }
  }

  /** Four bytes of the body as an unsigned number, as the width and the height of a PNG are. */
  record UnsignedInt(int offset) implements Subject {
    @Override
    public JsonNode of(Answer answer) {
      try {
        int bits = ByteBuffer.wrap(answer.body()).position(offset).getInt();
        return LongNode.valueOf(Integer.toUnsignedLong(bits));
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        throw new IllegalArgumentException("the body has " + answer.body().length + " bytes", e);
      }
    }
  }
}
