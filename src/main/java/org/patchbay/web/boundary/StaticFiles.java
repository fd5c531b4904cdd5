package org.patchbay.web.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Style, script and pictures, under names that carry a fingerprint of their content. */
@WebServlet("/static/*")
public class StaticFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient StaticNames names;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String asked = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    Optional<StaticNames.Found> found = names.find(asked);
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(getServletContext().getMimeType(found.get().name()));
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        "Cache-Control",
        found.get().fingerprinted() ? "public, max-age=31536000, immutable" : "no-cache");
    byte[] content = content(found.get(), request, response);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static byte[] content(
      StaticNames.Found found, HttpServletRequest request, HttpServletResponse response) {
    if (found.packed() == null) {
      return found.content();
    }
    response.setHeader("Vary", "Accept-Encoding");
    String accepted = request.getHeader("Accept-Encoding");
    if (accepted == null || !accepted.contains("gzip")) {
      return found.content();
    }
    response.setHeader("Content-Encoding", "gzip");
    return found.packed();
  }
}
