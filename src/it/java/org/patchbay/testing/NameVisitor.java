package org.patchbay.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser without a screen for which every host name leads to this machine; it has cookies for
 * each name. What it sends is written by hand, so that no header is refused.
 */
public final class NameVisitor {
  private static final int PATIENCE_MILLIS = 60_000;

  private final String source;
  private final Map<String, Map<String, String>> jars = new HashMap<>();

  public NameVisitor() {
    this("127.0.0.1");
  }

  /**
   * One that comes from elsewhere.
   *
   * @param source an address of this machine
   */
  public NameVisitor(String source) {
    this.source = source;
  }

  /** What was answered. */
  public record Answer(URI asked, int status, List<String> headers, String body) {
    /** The values of a header. */
    public List<String> all(String name) {
      String begin = name.toLowerCase() + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase().startsWith(begin))
          .map(line -> line.substring(begin.length()).strip())
          .toList();
    }

    public String header(String name) {
      return all(name).stream().findFirst().orElse("");
    }

    /** Where it leads, as a whole address. */
    public String location() {
      return asked.resolve(header("Location")).toString();
    }
  }

  /**
   * Goes there; {@code headers} are whole lines, and one that says Host takes the address's place.
   */
  public Answer get(String url, String... headers) throws IOException {
    return send("GET", URI.create(url), null, headers);
  }

  public Answer post(String url, String form, String... headers) throws IOException {
    return send("POST", URI.create(url), form, headers);
  }

  public Answer send(String verb, URI url, String body, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of(headers));
    if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: " + url.getAuthority());
    }
    cookies(url.getHost()).entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .reduce((one, other) -> one + "; " + other)
        .ifPresent(all -> lines.add("Cookie: " + all));
    if (body != null) {
      lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
      if (lines.stream().noneMatch(line -> line.startsWith("Content-Type:"))) {
        lines.add("Content-Type: application/x-www-form-urlencoded");
      }
    }
    String path = url.getRawQuery() == null ? url.getRawPath() : target(url);
    Answer answer = answer(url, exchange(url.getPort(), verb + " " + path, lines, body));
    answer.all("Set-Cookie").forEach(line -> keep(url.getHost(), line));
    return answer;
  }

  private static String target(URI url) {
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  /** In HTTP/1.0 the answer is as long as it is, and its end is the connection's. */
  private String exchange(int port, String line, List<String> headers, String body)
      throws IOException {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      String head =
          line
              + " HTTP/1.0\r\n"
              + headers.stream().collect(Collectors.joining("\r\n"))
              + "\r\n\r\n";
      socket
          .getOutputStream()
          .write((head + (body == null ? "" : body)).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Answer answer(URI asked, String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    List<String> lines = parts[0].lines().toList();
    int status = Integer.parseInt(lines.get(0).split(" ")[1]);
    return new Answer(asked, status, lines.subList(1, lines.size()), parts[1]);
  }

  /** Goes there and on, up to ten times, until a page is a page. */
  public Answer follow(String url) throws IOException {
    Answer answer = get(url);
    for (int i = 0; i < 10 && answer.status() / 100 == 3; i++) {
      answer = get(answer.location());
    }
    return answer;
  }

  /** Those of a name. */
  public Map<String, String> cookies(String host) {
    return jars.computeIfAbsent(host, name -> new LinkedHashMap<>());
  }

  private void keep(String host, String line) {
    String[] cookie = line.split(";", 2)[0].split("=", 2);
    cookies(host).put(cookie[0], cookie[1]);
  }
}
