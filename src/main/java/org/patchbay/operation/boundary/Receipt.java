package org.patchbay.operation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Languages;

/** The answer to a change that takes time: 202, where its operation is, and the operation. */
@RequestScoped
public class Receipt {
  /** The same in the API's description. */
  public static final String RESPONSE = "Receipt";

  @Inject OperationList operations;
  @Inject CurrentAccess access;
  @Inject HttpServletRequest request;

  public Response of(UUID operation) {
    OperationView view = operations.view(operation);
    Map<UUID, String> slugs =
        access.get().tenant().map(tenant -> Map.of(tenant.id(), tenant.slug())).orElseGet(Map::of);
    return Response.accepted(OperationJson.of(view, slugs, Languages.of(request)))
        .location(URI.create(ApiApplication.PATH + "/operations/" + operation))
        .build();
  }
}
