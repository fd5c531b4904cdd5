package org.patchbay.web.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a request before any use case hears of it. */
public enum HttpFault {
  MALFORMED(400),
  NOT_SIGNED_IN(401),
  NO_SUCH_PAGE(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_IN_PROGRESS(409),
  CHANGED_MEANWHILE(412),
  BODY_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  TOO_MANY_REQUESTS(429);

  private final int status;

  HttpFault(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  public static Optional<HttpFault> of(int status) {
    return Arrays.stream(values()).filter(fault -> fault.status == status).findFirst();
  }

  /** The last segment of the problem type, as {@code body-too-large}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
