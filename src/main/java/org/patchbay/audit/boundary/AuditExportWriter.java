package org.patchbay.audit.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import org.patchbay.web.boundary.FileView;

/** The view of a page that is an export: what a controller put as {@code export} is written out. */
@Provider
@Dependent
@Produces({"text/csv", "application/x-ndjson"})
public class AuditExportWriter extends FileView {
  /** What the controller puts. */
  static final String JOB = "export";

  @Inject AuditExport export;
  @Inject Models models;

  @Override
  protected void write(OutputStream out) throws IOException {
    export.write((AuditExport.Job) models.get(JOB), out);
  }
}
