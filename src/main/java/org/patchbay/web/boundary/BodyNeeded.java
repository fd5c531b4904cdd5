package org.patchbay.web.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * A route that reads a body gets one: {@code null} is well-formed JSON and nothing to work with.
 */
@Provider
@Dependent
public class BodyNeeded implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null) {
      throw new BadRequestException();
    }
    return body;
  }
}
