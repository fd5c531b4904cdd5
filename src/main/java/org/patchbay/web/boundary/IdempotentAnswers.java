package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.web.control.GivenAnswers;
import org.patchbay.web.entity.GivenAnswer;
import org.patchbay.web.entity.KeyedRequest;

/** Remembers the answers to requests that {@link IdempotencyKeys} let through. */
@Provider
@Dependent
@Priority(1)
public class IdempotentAnswers implements ContainerResponseFilter, WriterInterceptor {
  /** Request property with the status, for the writer, which does not know it. */
  private static final String STATUS = "patchbay.request.status";

  private static final List<String> KEPT = List.of("Content-Type", "Location", "ETag");

  @Inject GivenAnswers answers;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(IdempotencyKeys.OURS) instanceof KeyedRequest ours) {
      if (response.getStatus() >= 500 || response.getEntity() instanceof ShownOnce) {
        // Ours or the world's fault, not the request's: it may be tried again. Secrets are not
        // kept.
        request.removeProperty(IdempotencyKeys.OURS);
        answers.drop(ours);
      } else if (response.hasEntity()) {
        request.setProperty(STATUS, response.getStatus());
      } else {
        answers.keep(ours, answer(response.getStatus(), response.getHeaders(), new byte[0]));
      }
    }
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (context.getProperty(IdempotencyKeys.OURS) instanceof KeyedRequest ours) {
      OutputStream wire = context.getOutputStream();
      var body = new ByteArrayOutputStream();
      context.setOutputStream(body);
      context.proceed();
      int status = (Integer) context.getProperty(STATUS);
      answers.keep(ours, answer(status, context.getHeaders(), body.toByteArray()));
      body.writeTo(wire);
    } else {
      context.proceed();
    }
  }

  private static GivenAnswer answer(
      int status, MultivaluedMap<String, Object> headers, byte[] body) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT) {
      if (headers.getFirst(name) != null) {
        kept.put(name, headers.getFirst(name).toString());
      }
    }
    return new GivenAnswer(status, kept, body);
  }
}
