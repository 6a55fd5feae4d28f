package dev.plinth.benchmarks.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers every GET with the same JSON, about as long as a blog. */
public final class BareServlet extends HttpServlet {

  private static final byte[] BODY =
      """
      {"id":"1c954140-adb6-4927-a65b-c36ee4f48bcd","title":"A Title of a Usual Length",\
      "description":"%s","author":"Admin User","userId":"1b17f446-c44e-47ee-b742-186d025777f6",\
      "isActive":true,"createdAt":"2025-11-23T10:31:57.482403Z",\
      "updatedAt":"2025-11-23T10:31:57.482403Z"}\
      """
          .formatted("A sentence of a blog. ".repeat(9))
          .getBytes(UTF_8);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setContentLength(BODY.length);
    response.getOutputStream().write(BODY);
  }
}
