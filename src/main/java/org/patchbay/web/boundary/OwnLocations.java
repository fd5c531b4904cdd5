package org.patchbay.web.boundary;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * An answer that leads on within the portal by a path. The server would put the host name before it
 * that the request came with, which anybody may make up, and the scheme that a proxy speaks.
 */
final class OwnLocations extends HttpServletResponseWrapper {
  private static final String LOCATION = "Location";

  private final String asked;

  OwnLocations(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    int path = request.getRequestURI().length();
    StringBuffer address = request.getRequestURL();
    this.asked = address.substring(0, address.length() - path) + "/";
  }

  private String path(String location) {
    return path(asked, location);
  }

  /**
   * Two slashes at the beginning, or what browsers take for them, would be another host's address.
   *
   * @param asked the server's own address as it was asked for, with a slash at its end
   */
  static String path(String asked, String location) {
    return location.startsWith(asked)
        ? "/" + location.substring(asked.length()).replaceFirst("^[/\\\\]+", "")
        : location;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    String path = path(location);
    if (path.startsWith("/") && !isCommitted()) {
      resetBuffer();
      setStatus(SC_FOUND);
      setHeader(LOCATION, path);
    } else {
      super.sendRedirect(location);
    }
  }

  @Override
  public void setHeader(String name, String value) {
    super.setHeader(name, told(name, value));
  }

  @Override
  public void addHeader(String name, String value) {
    super.addHeader(name, told(name, value));
  }

  private String told(String name, String value) {
    return LOCATION.equalsIgnoreCase(name) && value != null ? path(value) : value;
  }
}
