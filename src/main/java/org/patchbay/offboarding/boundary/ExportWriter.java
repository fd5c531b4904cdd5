package org.patchbay.offboarding.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.krazo.engine.Viewable;

/** The view of a page that is a tenant's export: what a controller put is written out. */
@Provider
@Dependent
@Produces(ExportArchive.TYPE)
public class ExportWriter implements MessageBodyWriter<Viewable> {
  /** What the controller puts. */
  static final String JOB = "archive";

  @Inject ExportArchive archive;
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
    archive.write((ExportArchive.Job) models.get(JOB), out);
  }
}
