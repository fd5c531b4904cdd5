package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

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
    if (token != null && takesFiles()) {
      context.getHeaders().putSingle(FormTokens.HEADER, token);
    }
  }

  private boolean takesFiles() {
    Method method = resource.getResourceMethod();
    Consumes consumes = method.getAnnotation(Consumes.class);
    return method.isAnnotationPresent(LargeBody.class)
        || consumes != null && consumes.value()[0].equals(MediaType.MULTIPART_FORM_DATA);
  }
}
