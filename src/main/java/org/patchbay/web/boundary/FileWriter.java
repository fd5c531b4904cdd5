package org.patchbay.web.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.krazo.engine.Viewable;

/** The view of a page that is a file: what {@link View#file} was given is written out. */
@Provider
@Dependent
@Produces({"text/csv", "application/x-ndjson", "application/zip"})
public class FileWriter implements MessageBodyWriter<Viewable> {
  /** What {@link View} puts. */
  static final String BODY = "file";

  @Inject Models models;

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
    ((StreamingOutput) models.get(BODY)).write(out);
  }
}
