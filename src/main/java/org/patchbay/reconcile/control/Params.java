package org.patchbay.reconcile.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Message parameters in a column: a JSON array of strings, numbers and truths. */
public final class Params {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Params() {}

  public static String write(List<?> parameters) {
    try {
      return JSON.writeValueAsString(parameters.stream().map(Params::plain).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not message parameters", e);
    }
  }

  public static List<Object> read(String text) {
    try {
      return Arrays.asList(JSON.readValue(text, Object[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not message parameters: " + text, e);
    }
  }

  private static Object plain(Object value) {
    boolean number =
        value instanceof Integer
            || value instanceof Long
            || value instanceof Double
            || value instanceof BigDecimal;
    return number || value instanceof Boolean ? value : String.valueOf(value);
  }
}
