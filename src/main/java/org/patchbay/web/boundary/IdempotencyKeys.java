package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.Calling;
import org.patchbay.web.control.GivenAnswers;
import org.patchbay.web.control.GivenAnswers.Begun;
import org.patchbay.web.entity.GivenAnswer;
import org.patchbay.web.entity.KeyedRequest;

/**
 * A POST to the API under an {@code Idempotency-Key} is done once; sent again within 24 hours, it
 * gets the answer that was given. {@link IdempotentAnswers} remembers that.
 */
@Provider
@Dependent
@Priority(Priorities.USER)
public class IdempotencyKeys implements ContainerRequestFilter {
  static final String HEADER = "Idempotency-Key";

  /** Request property with the request whose answer is to be kept. */
  static final String OURS = "patchbay.request.keyed";

  @Inject GivenAnswers answers;

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    String key = context.getHeaderString(HEADER);
    if (key == null || !context.getMethod().equals("POST") || !isApi(context)) {
      return;
    }
    if (!key.matches("[\\x21-\\x7e]{1,255}")) {
      throw Fault.invalid(HEADER, "web.idempotency-key.invalid");
    }
    KeyedRequest request = read(context, key);
    Begun begun = answers.begin(request);
    if (begun instanceof Begun.Ours) {
      context.setProperty(OURS, request);
    } else if (begun instanceof Begun.Done done) {
      context.abortWith(again(done.answer()));
    } else {
      throw new ClientErrorException(
          Response.status(Response.Status.CONFLICT).header("Retry-After", 1).build());
    }
  }

  private static boolean isApi(ContainerRequestContext context) {
    return context.getUriInfo().getBaseUri().getPath().startsWith(ApiApplication.PATH);
  }

  private static KeyedRequest read(ContainerRequestContext context, String key) throws IOException {
    byte[] body = context.getEntityStream().readAllBytes();
    context.setEntityStream(new ByteArrayInputStream(body));
    String line = context.getUriInfo().getRequestUri().getRawPath();
    return KeyedRequest.of(Calling.current().name(), key, line, body);
  }

  private static Response again(GivenAnswer answer) {
    var response = Response.status(answer.status()).header("Idempotent-Replay", true);
    answer.headers().forEach(response::header);
    return (answer.body().length == 0 ? response : response.entity(answer.body())).build();
  }
}
