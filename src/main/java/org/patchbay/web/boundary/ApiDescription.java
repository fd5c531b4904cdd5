package org.patchbay.web.boundary;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Finishes {@code /openapi}: the API without the pages, how to sign in, and how problems look. */
public class ApiDescription implements OASFilter {
  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.setInfo(OASFactory.createInfo().title("Patchbay").version("v1"));
    api.setServers(List.of(OASFactory.createServer().url("/")));
    api.setPaths(ofTheApi(api.getPaths()));
    api.setTags(List.of());
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents()
        .addSecurityScheme(
            BEARER,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BEARER)
                .bearerFormat("JWT"))
        .addSchema(PROBLEM, problem())
        .addResponse("Receipt", receipt());
    api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, List.of())));
    Set<String> ids = new TreeSet<>();
    api.getPaths()
        .getPathItems()
        .forEach((path, item) -> item.getOperations().forEach((m, op) -> finish(path, m, op, ids)));
  }

  private static Paths ofTheApi(Paths all) {
    Paths paths = OASFactory.createPaths();
    if (all != null) {
      all.getPathItems().entrySet().stream()
          .filter(entry -> entry.getKey().startsWith(ApiApplication.PATH + "/"))
          .forEach(entry -> paths.addPathItem(entry.getKey(), entry.getValue()));
    }
    return paths;
  }

  /** An operation's id has to be the only one, and our methods are called alike. */
  private static void finish(
      String path, PathItem.HttpMethod verb, Operation operation, Set<String> ids) {
    String room = path.substring(ApiApplication.PATH.length() + 1).replaceAll("[{}]", "");
    String id = operation.getOperationId() + "_" + room.replace('/', '_');
    operation.setOperationId(ids.add(id) ? id : id + "_" + ids.size());
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    sayWhenItIsFine(operation);
    operation.getResponses().addAPIResponse("4XX", problemResponse());
    if (verb == PathItem.HttpMethod.POST) {
      operation.addParameter(
          OASFactory.createParameter()
              .name("Idempotency-Key")
              .in(Parameter.In.HEADER)
              .description("The same request under the same key is done once within 24 hours")
              .schema(text()));
    }
    if (isList(operation)) {
      operation.addParameter(query("limit", "At most this many; 25 when absent, 200 at most"));
      operation.addParameter(query("cursor", "The word under next of the page before"));
    }
  }

  /** The server calls the answer of a method that says no more of it "default": that is 200. */
  private static void sayWhenItIsFine(Operation operation) {
    APIResponses responses = operation.getResponses();
    APIResponse unsaid = responses.getAPIResponse(APIResponses.DEFAULT);
    if (unsaid != null) {
      responses.removeAPIResponse(APIResponses.DEFAULT);
      if (responses.getAPIResponses().keySet().stream().noneMatch(code -> code.startsWith("2"))) {
        responses.addAPIResponse("200", unsaid.description(operation.getSummary()));
      }
    }
  }

  private static boolean isList(Operation operation) {
    return operation.getResponses().getAPIResponses().values().stream()
        .filter(response -> response.getContent() != null)
        .flatMap(response -> response.getContent().getMediaTypes().values().stream())
        .map(type -> type.getSchema() == null ? null : type.getSchema().getRef())
        .anyMatch(ref -> ref != null && ref.endsWith("/Slice"));
  }

  private static Parameter query(String name, String description) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .schema(text());
  }

  /** Of every change that takes time. */
  private static APIResponse receipt() {
    var where =
        OASFactory.createHeader()
            .description("Where the operation is to be followed")
            .schema(text());
    return OASFactory.createAPIResponse()
        .description("It is begun: the operation that will do it")
        .addHeader("Location", where)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("OperationJson"))));
  }

  private static APIResponse problemResponse() {
    return OASFactory.createAPIResponse()
        .description("What is wrong, and what to do about it (RFC 9457)")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM))));
  }

  private static Schema problem() {
    Schema problem = object();
    for (String name : List.of("type", "title", "detail", "instance", "code", "requestId")) {
      problem.addProperty(name, text());
    }
    Schema error =
        object()
            .addProperty("field", text())
            .addProperty("message", text())
            .addProperty("code", text());
    return problem
        .addProperty("status", OASFactory.createSchema().type(Schema.SchemaType.INTEGER))
        .addProperty(
            "errors", OASFactory.createSchema().type(Schema.SchemaType.ARRAY).items(error));
  }

  private static Schema object() {
    return OASFactory.createSchema().type(Schema.SchemaType.OBJECT);
  }

  private static Schema text() {
    return OASFactory.createSchema().type(Schema.SchemaType.STRING);
  }
}
