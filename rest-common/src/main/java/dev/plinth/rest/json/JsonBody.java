package dev.plinth.rest.json;

import dev.plinth.rest.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Parses a request body as JSON, strictly. */
final class JsonBody {

  /** The maximum number of fields; records have far fewer. */
  static final int MAX_FIELDS = 100;

  /** A property of Parsson, the implementation in the server. */
  private static final String DEPTH = "org.eclipse.parsson.maxDepth";

  private static final int MAX_DEPTH = 32;

  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(
          Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, DEPTH, MAX_DEPTH));

  private static final JsonParserFactory PARSERS =
      Json.createParserFactory(Map.of(DEPTH, MAX_DEPTH));

  private JsonBody() {}

  /**
   * Reads a body that must be an object.
   *
   * @throws ProblemException 400 if it is incomplete or not a JSON object in well-formed UTF-8, 413
   *     if it is too large
   * @throws NotSupportedException if it isn't declared as JSON in UTF-8
   */
  static JsonObject read(InputStream in, MediaType mediaType) {
    if (!(readValue(in, mediaType) instanceof JsonObject object)) {
      throw ProblemException.badRequest("The request body is not a JSON object.");
    }
    requireFewFields(object);
    return object;
  }

  /** Reads a body that must be an array; the same exceptions. */
  static JsonArray readArray(InputStream in, MediaType mediaType) {
    if (!(readValue(in, mediaType) instanceof JsonArray array)) {
      throw ProblemException.badRequest("The request body is not a JSON array.");
    }
    return array;
  }

  private static JsonValue readValue(InputStream in, MediaType mediaType) {
    byte[] bytes = RequestBody.read(in);
    if (bytes.length == 0) {
      throw ProblemException.badRequest("The request has no body; JSON is expected.");
    }
    requireJson(mediaType);
    return value(decode(bytes));
  }

  /** Requires JSON in UTF-8 (RFC 8259, 8.1). */
  private static void requireJson(MediaType mediaType) {
    String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    if (!isJson(mediaType) || !isUtf8(charset)) {
      throw new NotSupportedException();
    }
  }

  /** The resource method has already refused the one that it does not consume. */
  private static boolean isJson(MediaType mediaType) {
    return mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || mediaType.isCompatible(MergePatch.TYPE);
  }

  /** Whether this is a name of UTF-8, such as {@code utf8}. */
  private static boolean isUtf8(String charset) {
    try {
      return Charset.forName(charset).equals(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.badRequest("The request body is not well-formed UTF-8.");
    }
  }

  /**
   * Requires that an object has at most {@value #MAX_FIELDS} fields.
   *
   * @throws ProblemException 400 if it has more
   */
  static void requireFewFields(JsonObject object) {
    if (object.size() > MAX_FIELDS) {
      throw ProblemException.badRequest(
          "The request body has more than " + MAX_FIELDS + " fields.");
    }
  }

  private static JsonValue value(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text));
        JsonReader reader = READERS.createReader(new StringReader(text))) {
      // The parser finds content after the value, the reader finds duplicate names.
      while (parser.hasNext()) {
        parser.next();
      }
      return reader.readValue();
    } catch (JsonParsingException e) {
      throw ProblemException.badRequest(
          "The request body is not well-formed JSON, or repeats a name: line %d, column %d."
              .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    } catch (RuntimeException e) {
      // JSON Processing has no exception for these limits.
      throw ProblemException.badRequest(
          "The request body is nested too deeply, or has a number with too large an exponent.");
    }
  }
}
