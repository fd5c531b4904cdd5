package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** No name, cursor or search word has a NUL in it, and the database would choke on one. */
@Provider
@Dependent
@Priority(Priorities.AUTHORIZATION + 50)
public class PlainAddress implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext context) {
    if (context.getUriInfo().getRequestUri().toString().contains("%00")) {
      throw new BadRequestException();
    }
  }
}
