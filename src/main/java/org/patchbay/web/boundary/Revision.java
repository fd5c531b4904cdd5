package org.patchbay.web.boundary;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a thing looks like, in one word: the {@code ETag} that {@code If-Match} names. */
public final class Revision {
  private Revision() {}

  /** Of a view record: two that look the same have the same. */
  public static EntityTag of(Record view) {
    return new EntityTag(
        UUID.nameUUIDFromBytes(view.toString().getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The view with its tag; 304 when the caller has it already. */
  public static Response ok(Request request, Record view) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(of(view));
    return (unchanged == null ? Response.ok(view) : unchanged).tag(of(view)).build();
  }

  /**
   * The view with the tag of what people wish of it, so that a change can name it in {@code
   * If-Match}: what is only seen changes with every look, and says nothing about a wish.
   */
  public static Response of(Record view, Record wish) {
    return Response.ok(view).tag(of(wish)).build();
  }

  /** What the thing looks like after the change that was asked for. */
  public static Response changed(Record view) {
    return Response.ok(view).tag(of(view)).build();
  }

  /**
   * Refuses (412) a change of something that does not look as the caller's {@code If-Match} says.
   */
  public static void require(Request request, Record now) {
    if (request.evaluatePreconditions(of(now)) != null) {
      throw new ClientErrorException(Response.Status.PRECONDITION_FAILED);
    }
  }
}
