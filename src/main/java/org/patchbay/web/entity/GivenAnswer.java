package org.patchbay.web.entity;

import java.util.Map;

/** An answer as it went over the wire. */
public record GivenAnswer(int status, Map<String, String> headers, byte[] body) {
  public GivenAnswer {
    headers = Map.copyOf(headers);
  }
}
