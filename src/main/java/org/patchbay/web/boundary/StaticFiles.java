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
    byte[] content = found.get().content();
    response.setContentType(getServletContext().getMimeType(found.get().name()));
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        "Cache-Control",
        found.get().fingerprinted() ? "public, max-age=31536000, immutable" : "no-cache");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
