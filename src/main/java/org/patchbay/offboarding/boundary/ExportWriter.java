package org.patchbay.offboarding.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import org.patchbay.web.boundary.FileView;

/** The view of a page that is a tenant's export: what a controller put is written out. */
@Provider
@Dependent
@Produces(ExportArchive.TYPE)
public class ExportWriter extends FileView {
  /** What the controller puts. */
  static final String JOB = "archive";

  @Inject ExportArchive archive;
  @Inject Models models;

  @Override
  protected void write(OutputStream out) throws IOException {
    archive.write((ExportArchive.Job) models.get(JOB), out);
  }
}
