package org.patchbay.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Serves rendered pages and the files of {@code /static/} with the portal's content policy. */
public final class PageServer implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  private final HttpServer server;
  private final UnaryOperator<String> pages;
  private final List<Path> folders;

  /**
   * @param pages the page for a path with its query
   * @param folders where files lie, the first that has one wins
   */
  public PageServer(UnaryOperator<String> pages, List<Path> folders) throws IOException {
    this.pages = pages;
    this.folders = folders;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::page);
    server.createContext("/static/", this::file);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void page(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'self'; object-src 'none'");
    answer(
        exchange,
        "text/html;charset=UTF-8",
        pages.apply(exchange.getRequestURI().toString()).getBytes(StandardCharsets.UTF_8));
  }

  private void file(HttpExchange exchange) throws IOException {
    String name = Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
    for (Path folder : folders) {
      if (Files.exists(folder.resolve(name))) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        answer(exchange, type, Files.readAllBytes(folder.resolve(name)));
        return;
      }
    }
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
