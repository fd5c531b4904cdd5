package org.patchbay.web.boundary;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.krazo.engine.Viewable;

/** The view of a page that is a file: it is written out as it is made, whatever its size. */
public abstract class FileView implements MessageBodyWriter<Viewable> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == Viewable.class;
  }

  @Override
  public void writeTo(
      Viewable view,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    write(out);
  }

  /** Writes what the controller put for it. */
  protected abstract void write(OutputStream out) throws IOException;
}
