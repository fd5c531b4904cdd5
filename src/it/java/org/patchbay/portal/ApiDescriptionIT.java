package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.Route;

/** What {@code /openapi} says against the routes that reflection finds; and who may read what. */
class ApiDescriptionIT {
  private static final Set<String> BODILESS =
      Set.of(
          "POST /api/v1/hosts/{host}/drifts/{drift}/agreement",
          "POST /api/v1/hosts/{host}/observation",
          "POST /api/v1/isolation",
          "POST /api/v1/keys/resealing",
          "POST /api/v1/quota-defects",
          "POST /api/v1/operations/{id}/retries",
          "POST /api/v1/mails/{mail}/retries",
          "POST /api/v1/tenants/{tenant}/organization/retries",
          "POST /api/v1/tenants/{tenant}/offboarding/retries",
          "POST /api/v1/tenants/{tenant}/own-name/check",
          "POST /api/v1/tenants/{tenant}/isolation",
          "PUT /api/v1/invitations/{invitation}/accepted",
          "POST /api/v1/tenants/{tenant}/containers/{container}/console",
          "POST /api/v1/tenants/{tenant}/containers/{container}/reboots");

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static JsonNode document;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    HttpResponse<String> answer = get("/openapi", "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    document = new ObjectMapper().readTree(answer.body());
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(portal.url() + path)).headers(headers).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static List<Route> routes() {
    return Route.all().stream().filter(route -> !route.page()).toList();
  }

  @Test
  void itDescribesTheRoutesThereAreAndNoOthers() {
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        verb ->
                            described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isNotEmpty();
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            routes().stream().map(ApiDescriptionIT::name).toList());
  }

  private static String name(Route route) {
    return route.verb() + " " + route.template();
  }

  @TestFactory
  Stream<DynamicTest> everyRouteSaysWhatItTakesAndGives() {
    return routes().stream().map(route -> dynamicTest(name(route), () -> assertWhole(route)));
  }

  private static void assertWhole(Route route) {
    JsonNode operation =
        document.at("/paths").path(route.template()).path(route.verb().toLowerCase(Locale.ROOT));
    assertThat(operation.path("summary").asText()).isNotBlank();
    assertThat(operation.path("operationId").asText()).isNotBlank();
    if (List.of("POST", "PUT").contains(route.verb()) && !BODILESS.contains(name(route))) {
      JsonNode types = operation.at("/requestBody/content");
      assertThat(types.path(route.type().orElseThrow()).path("schema").size()).isPositive();
    }
    JsonNode responses = operation.path("responses");
    assertThat(responses.path("4XX").at("/content/application~1problem+json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(fine(responses)).as("what it gives: " + responses).isNotEmpty();
    assertThat(fine(responses)).as("what it gives: " + responses).allMatch(r -> told(r));
  }

  /** The answers of success. */
  private static List<JsonNode> fine(JsonNode responses) {
    return Stream.of("200", "201", "202", "204")
        .map(responses::path)
        .filter(node -> !node.isMissingNode())
        .toList();
  }

  /** Words, and where there is a body, which. */
  private static boolean told(JsonNode response) {
    if (response.has("$ref")) {
      return !document.at(response.get("$ref").asText().substring(1)).isMissingNode();
    }
    JsonNode json = response.at("/content/application~1json");
    return response.has("description") && (json.isMissingNode() || json.has("schema"));
  }

  @Test
  void itSaysHowToSignInAndRefersOnlyToWhatIsThere() {
    assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
        .isEqualTo("bearer");
    assertThat(document.path("security").get(0).has("bearer")).isTrue();
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void everybodyMayReadTheDescriptionAndNobodyTheMetrics() throws Exception {
    assertThat(get("/openapi", "Accept", "application/json").statusCode()).isEqualTo(200);
    for (String path : List.of("/metrics", "/metrics/base", "/metrics?name=x")) {
      assertThat(get(path, "Authorization", "Bearer ").statusCode()).as(path).isEqualTo(404);
    }
  }
}
