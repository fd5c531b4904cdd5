package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Refuses bodies over 1 MiB, said or unsaid how long they are, before anybody reads them. */
@Provider
@Dependent
@Priority(Priorities.AUTHORIZATION + 100)
public class BodyLimit implements ContainerRequestFilter {
  static final int MOST = 1024 * 1024;

  /** Heard out and thrown away: a client that still sends reads no answer. */
  private static final int HEARD_OUT = 8 * MOST;

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(LargeBody.class)) {
      return;
    }
    if (context.getLength() > MOST) {
      hearOut(context);
      throw tooLarge();
    }
    if (context.hasEntity()) {
      context.setEntityStream(new Limited(context.getEntityStream()));
    }
  }

  private static void hearOut(ContainerRequestContext context) {
    if (context.getLength() > HEARD_OUT) {
      return;
    }
    try {
      context.getEntityStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It hung up; there is nobody to answer.
      throw new UncheckedIOException(e);
    }
  }

  private static ClientErrorException tooLarge() {
    return new ClientErrorException(413);
  }

  /** Counts what is read. */
  private static final class Limited extends FilterInputStream {
    private int left = MOST;

    Limited(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      counted(read < 0 ? -1 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return counted(super.read(into, from, length));
    }

    private int counted(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw tooLarge();
      }
      return read;
    }
  }
}
