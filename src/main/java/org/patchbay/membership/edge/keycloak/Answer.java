package org.patchbay.membership.edge.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** What Keycloak said. */
record Answer(int status, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REASON = 200;

  JsonNode object() {
    return read().orElseThrow(() -> Fault.of(FaultCode.IDENTITY_REFUSED, reason()));
  }

  List<JsonNode> objects() {
    List<JsonNode> all = new ArrayList<>();
    object().forEach(all::add);
    return all;
  }

  private Optional<JsonNode> read() {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Its status, and the sentence that comes with most of its errors. */
  String reason() {
    return "HTTP " + status + sentence().map(text -> ", " + text).orElse("");
  }

  private Optional<String> sentence() {
    return read().stream()
        .flatMap(error -> Stream.of("errorMessage", "error_description", "error").map(error::path))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON)))
        .findFirst();
  }
}
