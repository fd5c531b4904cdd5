package org.patchbay.audit.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.ExportFormat;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.TenantScope;

/** Writes a chain out as it is read, however long it is. */
@ApplicationScoped
public class AuditExport {
  @Inject AuditTrail trail;

  /**
   * What is to be written.
   *
   * @param filter with a tenant
   * @param last the number of the last record that is wanted
   * @param name of the file
   */
  public record Job(AuditFilter filter, ExportFormat format, long last, String name) {
    String disposition() {
      return "attachment; filename=\"" + name + "." + format.word() + "\"";
    }
  }

  /**
   * The job for what was asked.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code format} when there is no such format
   */
  Job job(AuditFilter filter, String format, String owner) {
    ExportFormat wanted =
        ExportFormat.named(format)
            .orElseThrow(() -> Fault.invalid("format", "audit.format.invalid"));
    return new Job(filter, wanted, trail.last(filter.tenant().orElseThrow()), "audit-" + owner);
  }

  /** The scope is set anew: the method that answers may have returned. */
  void write(Job job, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(job.format().heading());
    List<AuditRecord> portion = portion(job, 0);
    while (!portion.isEmpty()) {
      for (AuditRecord record : portion) {
        writer.write(job.format().line(record));
      }
      portion = portion(job, portion.get(portion.size() - 1).seq());
    }
    writer.flush();
  }

  private List<AuditRecord> portion(Job job, long after) {
    return TenantScope.within(
        job.filter().tenant().orElseThrow(), () -> trail.portion(job.filter(), after, job.last()));
  }
}
