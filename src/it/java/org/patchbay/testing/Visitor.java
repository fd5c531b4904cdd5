package org.patchbay.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without a screen: it keeps cookies and follows where it is told to only when asked. */
public final class Visitor {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String root;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Visitor(String root) {
    this.root = root;
  }

  public HttpResponse<String> get(String path) throws IOException {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  /** Sends a form, with the token that stands in it or without any. */
  public HttpResponse<String> post(String path, String form) throws IOException {
    return post(path, "application/x-www-form-urlencoded", form);
  }

  /** Sends a form as a browser does from this page of the portal. */
  public HttpResponse<String> postFrom(String page, String path, String form) throws IOException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", root)
            .header("Referer", root + page)
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** Sends a form that is written in another way. */
  public HttpResponse<String> post(String path, String type, String form) throws IOException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** Goes there and on, up to ten times, until a page is a page. */
  public HttpResponse<String> follow(String path) throws IOException {
    HttpResponse<String> answer = get(path);
    for (int i = 0; i < 10 && answer.statusCode() / 100 == 3; i++) {
      answer = get(location(answer));
    }
    return answer;
  }

  public static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  private URI at(String path) {
    return URI.create(path.startsWith("http") ? path : root + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void keep(String line) {
    String[] cookie = line.split(";", 2)[0].split("=", 2);
    cookies.put(cookie[0], cookie[1]);
  }
}
