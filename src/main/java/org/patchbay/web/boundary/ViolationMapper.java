package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The framework has a mapper of its own for this, which only a mapper as exact can beat. */
@Provider
@Dependent
@Priority(1)
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {
  @Inject FaultMapper faults;

  @Override
  public Response toResponse(ConstraintViolationException thrown) {
    return faults.toResponse(thrown);
  }
}
