package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * A form with a file carries its token against forgery in the query of its address: the framework
 * would look for it in the body, which nobody wants to have read before it is judged.
 */
@Provider
@Dependent
@Priority(Priorities.HEADER_DECORATOR - 1)
public class UploadToken implements ContainerRequestFilter {
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    String token = context.getUriInfo().getQueryParameters().getFirst(FormTokens.PARAMETER);
    if (token != null && resource.getResourceMethod().isAnnotationPresent(LargeBody.class)) {
      context.getHeaders().putSingle(FormTokens.HEADER, token);
    }
  }
}
