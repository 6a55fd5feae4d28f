package dev.plinth.system;

import static dev.plinth.system.BadRequest.bare;
import static dev.plinth.system.BadRequest.text;

import java.util.stream.Stream;

/** Content negotiation headers for representations that the services don't support. */
final class BadHeaders {

  private static final String ADD_USER = "POST users /users";
  private static final String ADD_BLOG = "POST blogs /blogs";
  private static final String LIST_USERS = "GET users /users";
  private static final String LIST_BLOGS = "GET blogs /blogs";
  private static final String UNKNOWN_USER = "users /users/00000000-0000-4000-8000-000000000000";

  private BadHeaders() {}

  static Stream<BadRequest> all() {
    return Stream.of(mediaTypes(), accepts(), overrides()).flatMap(group -> group);
  }

  private static Stream<BadRequest> mediaTypes() {
    return Stream.of(
        text("no media type", 415, ADD_BLOG, BadBodies.blog("d")),
        of("text", "text/plain"),
        of("JSON as text", "text/json"),
        of("JavaScript", "application/javascript"),
        of("XML", "application/xml"),
        of("a form", "application/x-www-form-urlencoded"),
        of("a form of parts", "multipart/form-data; boundary=x"),
        of("bytes", "application/octet-stream"),
        of("another type that is based on JSON", "application/ld+json"),
        of("UTF-16 by name", "application/json; charset=utf-16"),
        of("ISO 8859-1 by name", "application/json; charset=iso-8859-1"),
        of("a charset that nobody knows", "application/json; charset=x"),
        text("half a media type", 400, ADD_BLOG, BadBodies.blog("d"), "Content-Type", "json"),
        text("no media type at all", 400, ADD_BLOG, BadBodies.blog("d"), "Content-Type", "a/b/c ="),
        text(
            "a form that is one",
            415,
            ADD_USER,
            "username=u&email=u%40example.org&password=password",
            "Content-Type",
            "application/x-www-form-urlencoded"),
        text(
            "a patch in another format",
            415,
            "PATCH " + UNKNOWN_USER,
            "[]",
            "Content-Type",
            "application/json-patch+json"),
        text(
            "a merge patch that is no PATCH",
            415,
            ADD_USER,
            "{}",
            "Content-Type",
            "application/merge-patch+json"),
        text(
            "a compressed body",
            415,
            ADD_BLOG,
            BadBodies.blog("d"),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip"));
  }

  private static BadRequest of(String what, String mediaType) {
    return text(what, 415, ADD_BLOG, BadBodies.blog("d"), "Content-Type", mediaType);
  }

  private static Stream<BadRequest> accepts() {
    return Stream.of(
        bare("a page for people", 406, LIST_USERS, "Accept", "text/html"),
        bare("a list in XML", 406, LIST_BLOGS, "Accept", "application/xml"),
        bare("a list as a problem", 406, LIST_BLOGS, "Accept", "application/problem+json"),
        bare("a page about nobody", 406, "GET " + UNKNOWN_USER, "Accept", "text/html"),
        bare("a page about no path", 404, "GET users /nothing", "Accept", "text/html"),
        bare("a page about a wrong id", 400, "GET users /users/1", "Accept", "*/*;q=0.1"),
        bare("a type without its half", 400, LIST_BLOGS, "Accept", "/"),
        bare("a weight that is no number", 400, LIST_USERS, "Accept", "text/html;q=x"));
  }

  private static Stream<BadRequest> overrides() {
    return Stream.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")
        .map(header -> bare(header, 405, "POST " + UNKNOWN_USER, header, "DELETE"));
  }
}
