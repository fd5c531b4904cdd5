package org.patchbay.offboarding.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.CanonicalJson;
import org.patchbay.audit.entity.ExportFormat;
import org.patchbay.offboarding.control.ExportData;
import org.patchbay.offboarding.control.ExportData.ClusterDocument;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.control.Texts;

/** Writes all that is a tenant's into a ZIP, as it is read, however much it is. */
@ApplicationScoped
public class ExportArchive {
  static final String TYPE = "application/zip";

  @Inject ExportData data;
  @Inject AuditTrail trail;

  /**
   * What is to be written.
   *
   * @param slug of the tenant; names the file
   */
  record Job(UUID tenant, String slug, Locale locale) {
    static Job of(Tenant tenant, Locale locale) {
      return new Job(tenant.id(), tenant.slug(), locale);
    }

    String disposition() {
      return "attachment; filename=\"export-" + slug + ".zip\"";
    }
  }

  void write(Job job, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    file(zip, "README.txt", Texts.of(job.locale(), "offboarding.export.readme", job.slug()));
    file(zip, "tenant.json", line(within(job, () -> data.tenant(job.tenant()))));
    lines(zip, "members.jsonl", within(job, () -> data.members(job.tenant())));
    lines(zip, "quotas.jsonl", within(job, () -> data.quotas(job.tenant())));
    lines(zip, "segments.jsonl", within(job, data::segments));
    addresses(job, zip);
    containers(job, zip);
    snapshots(job, zip);
    clusters(job, zip);
    audit(job, zip);
    zip.finish();
  }

  /** The scope is set anew: the method that answers may have returned. */
  private static <T> T within(Job job, Supplier<T> work) {
    return TenantScope.within(job.tenant(), work);
  }

  private void addresses(Job job, ZipOutputStream zip) throws IOException {
    pages(
        job,
        zip,
        "addresses.jsonl",
        data::addresses,
        rows -> rows.stream().map(ExportData::told).toList());
  }

  private void containers(Job job, ZipOutputStream zip) throws IOException {
    pages(
        job, zip, "containers.jsonl", data::containers, rows -> within(job, () -> data.told(rows)));
  }

  private void snapshots(Job job, ZipOutputStream zip) throws IOException {
    pages(
        job,
        zip,
        "snapshots.jsonl",
        data::snapshots,
        rows -> rows.stream().map(ExportData::told).toList());
  }

  private static <T> void pages(
      Job job,
      ZipOutputStream zip,
      String name,
      Function<T, List<T>> page,
      Function<List<T>, List<Map<String, Object>>> told)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    List<T> rows = within(job, () -> page.apply(null));
    while (!rows.isEmpty()) {
      for (Map<String, Object> row : told.apply(rows)) {
        put(zip, line(row));
      }
      T last = rows.get(rows.size() - 1);
      rows = within(job, () -> page.apply(last));
    }
    zip.closeEntry();
  }

  /** A cluster's name has letters, digits and dashes: as a file's it leads nowhere else. */
  private void clusters(Job job, ZipOutputStream zip) throws IOException {
    List<ClusterDocument> some = within(job, () -> data.clusters(""));
    while (!some.isEmpty()) {
      for (ClusterDocument one : some) {
        file(zip, "clusters/" + one.name() + ".yaml", one.text());
      }
      String last = some.get(some.size() - 1).name();
      some = within(job, () -> data.clusters(last));
    }
  }

  /** As it is exported elsewhere: its chain can be verified without the portal. */
  private void audit(Job job, ZipOutputStream zip) throws IOException {
    AuditFilter all = AuditFilter.of(job.tenant());
    long last = within(job, () -> trail.last(job.tenant()));
    zip.putNextEntry(new ZipEntry("audit.jsonl"));
    List<AuditRecord> portion = within(job, () -> trail.portion(all, 0, last));
    while (!portion.isEmpty()) {
      for (AuditRecord record : portion) {
        put(zip, ExportFormat.JSON_LINES.line(record));
      }
      long seq = portion.get(portion.size() - 1).seq();
      portion = within(job, () -> trail.portion(all, seq, last));
    }
    zip.closeEntry();
  }

  private static void lines(ZipOutputStream zip, String name, List<Map<String, ?>> rows)
      throws IOException {
    file(zip, name, String.join("", rows.stream().map(ExportArchive::line).toList()));
  }

  private static String line(Map<String, ?> told) {
    return CanonicalJson.of(told) + "\n";
  }

  private static void file(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    put(zip, text);
    zip.closeEntry();
  }

  private static void put(ZipOutputStream zip, String text) throws IOException {
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
