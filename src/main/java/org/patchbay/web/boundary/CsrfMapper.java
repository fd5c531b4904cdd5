package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.security.CsrfValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The framework has a mapper of its own for this, which only a mapper as exact can beat. */
@Provider
@Dependent
@Priority(1)
public class CsrfMapper implements ExceptionMapper<CsrfValidationException> {
  @Inject FaultMapper faults;

  @Override
  public Response toResponse(CsrfValidationException thrown) {
    return faults.toResponse(thrown);
  }
}
