package org.patchbay.membership.edge.keycloak;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** HTTP to Keycloak; its answers and silences in our words. */
@ApplicationScoped
class Calls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
  }

  HttpRequest.Builder form(String address, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return to(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The answer, when it has one of these statuses. */
  Answer expect(HttpRequest request, Integer... good) {
    Answer answer = send(request);
    if (Set.of(good).contains(answer.status())) {
      return answer;
    }
    // A gateway without a Keycloak behind it is silence, too.
    throw answer.status() >= 502
        ? Fault.of(FaultCode.IDENTITY_UNREACHABLE)
        : Fault.of(FaultCode.IDENTITY_REFUSED, answer.reason());
  }

  private Answer send(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.IDENTITY_UNREACHABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.because(e, FaultCode.IDENTITY_UNREACHABLE);
    }
  }
}
