package org.patchbay.theme.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.identity.boundary.TenantHint;
import org.patchbay.theme.control.Looks;
import org.patchbay.theme.entity.Look;
import org.patchbay.theme.entity.LookStyle;

/**
 * Styles and logos of tenants, for whoever knows the address that their pages name; and the style
 * of the login that the browser is on its way to.
 */
@WebServlet("/look/*")
public class LookFiles extends HttpServlet {
  static final String ROOT = "/look/";

  private static final long serialVersionUID = 1L;
  private static final String SIGN_IN = "/sign-in.css";
  private static final Pattern NAME = Pattern.compile("/([0-9a-f-]{36})\\.(css|svg|png)");

  @Inject transient Looks looks;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    Matcher name = NAME.matcher(path);
    if (path.equals(SIGN_IN)) {
      style(response, TenantHint.of(request).flatMap(looks::atSignIn).map(LookStyle::ofSignIn));
    } else if (name.matches()) {
      kept(UUID.fromString(name.group(1)), name.group(2), response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void kept(UUID key, String ending, HttpServletResponse response) throws IOException {
    Optional<Look> look = looks.keyed(key);
    if (look.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("ETag", "\"" + key + "\"");
    if (ending.equals("css")) {
      style(response, look.map(LookStyle::ofPages));
    } else {
      logo(response, look.get());
    }
  }

  /** Empty where there is nothing to say: a login without a look is not a mistake. */
  private static void style(HttpServletResponse response, Optional<String> style)
      throws IOException {
    write(response, "text/css", style.orElse("").getBytes(StandardCharsets.UTF_8));
  }

  /** A picture and nothing else, even for who opens it by itself. */
  private void logo(HttpServletResponse response, Look look) throws IOException {
    Optional<byte[]> content = looks.logo(look.tenantId());
    if (content.isEmpty() || look.logoType().isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    write(response, look.logoType().get(), content.get());
  }

  private static void write(HttpServletResponse response, String type, byte[] content)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
