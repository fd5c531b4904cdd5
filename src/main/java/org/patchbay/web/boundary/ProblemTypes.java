package org.patchbay.web.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.web.control.Messages;
import org.patchbay.web.entity.HttpFault;

/** What each problem type means: the paths that problem documents name under {@code type}. */
@WebServlet("/problems/*")
public class ProblemTypes extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Messages messages;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = messages.choose(Collections.list(request.getLocales()));
    String slug = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    Optional<String> text = text(slug, locale);
    response.setStatus(text.isPresent() ? 200 : 404);
    response.setContentType("text/plain");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().println(text.orElse(slug));
  }

  private Optional<String> text(String slug, Locale locale) {
    return Arrays.stream(FaultCode.values())
        .filter(code -> code.slug().equals(slug))
        .map(code -> describe(code.name(), code.kind().status(), "fault." + code, locale))
        .findFirst()
        .or(() -> http(slug, locale));
  }

  private Optional<String> http(String slug, Locale locale) {
    return Arrays.stream(HttpFault.values())
        .filter(fault -> fault.slug().equals(slug))
        .map(fault -> describe(fault.name(), fault.status(), "fault.http." + fault, locale))
        .findFirst();
  }

  private String describe(String code, int status, String key, Locale locale) {
    return code + " (" + status + ")\n\n" + messages.pattern(locale, key).orElse(key);
  }
}
