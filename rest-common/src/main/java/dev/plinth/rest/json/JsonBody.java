package dev.plinth.rest.json;

import dev.plinth.rest.problem.Problem;
import dev.plinth.rest.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request body as a JSON object, or a problem that says why it isn't one. */
final class JsonBody {

  /** Bytes that a request body may have at the most. */
  static final int MAX_BYTES = 64 * 1024;

  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private JsonBody() {}

  static JsonObject read(InputStream in, MediaType mediaType) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ProblemException(
          new Problem(
              Status.REQUEST_ENTITY_TOO_LARGE,
              "A request body may have " + MAX_BYTES + " bytes at the most."));
    }
    if (bytes.length == 0) {
      throw ProblemException.badRequest("The request has no body; a JSON object is expected.");
    }
    requireJson(mediaType);
    return parse(decode(bytes));
  }

  /** JSON between systems is UTF-8 (RFC 8259, 8.1). */
  private static void requireJson(MediaType mediaType) {
    String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    if (!mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || !charset.equalsIgnoreCase("utf-8")) {
      throw new NotSupportedException();
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.badRequest("The request body is not well-formed UTF-8.");
    }
  }

  private static JsonObject parse(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject object) {
        return object;
      }
      throw ProblemException.badRequest("The request body is not a JSON object.");
    } catch (JsonParsingException e) {
      throw ProblemException.badRequest(
          "The request body is not well-formed JSON, or has a name twice: line %d, column %d."
              .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    } catch (JsonException e) {
      throw ProblemException.badRequest(
          "The request body is not well-formed JSON, or has a name twice.");
    }
  }
}
