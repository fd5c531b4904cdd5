package org.patchbay.web.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.web.control.Texts;
import org.patchbay.web.entity.HttpFault;

/** What each problem type means: the paths that problem documents name under {@code type}. */
@WebServlet("/problems/*")
public class ProblemTypes extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** For what the text is about in a certain case. */
  private static final Object[] BLANKS = {"...", "...", "...", "..."};

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = Languages.of(request);
    String slug = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    Optional<String> text = text(slug, locale);
    response.setStatus(text.isPresent() ? 200 : 404);
    response.setContentType("text/plain");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().println(text.orElse(slug));
  }

  private static Optional<String> text(String slug, Locale locale) {
    return Arrays.stream(FaultCode.values())
        .filter(code -> code.slug().equals(slug))
        .map(code -> describe(code.name(), code.kind().status(), "fault." + code, locale))
        .findFirst()
        .or(() -> http(slug, locale));
  }

  private static Optional<String> http(String slug, Locale locale) {
    return Arrays.stream(HttpFault.values())
        .filter(fault -> fault.slug().equals(slug))
        .map(fault -> describe(fault.name(), fault.status(), "fault.http." + fault, locale))
        .findFirst();
  }

  private static String describe(String code, int status, String key, Locale locale) {
    return code + " (" + status + ")\n\n" + Texts.of(locale, key, BLANKS);
  }
}
