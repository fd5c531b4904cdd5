package org.patchbay.quota.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patchbay.quota.control.UsageRecords;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.quota.entity.UsageRecord;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Tenant;

/** Usage as files, of however many tenants. */
@ApplicationScoped
public class UsageFile {
  static final String TYPE = "text/csv;charset=UTF-8";

  private static final int PORTION = 100;

  @Inject UsageRecords records;

  static String disposition(String whose, UsageMonth month) {
    return "attachment; filename=\"usage-" + whose + "-" + month + ".csv\"";
  }

  /** One tenant's. */
  StreamingOutput of(Tenant tenant, UsageMonth month) {
    UsageRecord record = records.of(tenant.id(), month);
    return out -> {
      Writer writer = writer(out);
      writer.write(record.lines());
      writer.flush();
    };
  }

  /** All tenants'. The scope is set anew: the method that answers may have returned. */
  StreamingOutput all(UsageMonth month) {
    return out -> {
      Writer writer = writer(out);
      List<UsageRecord> portion = portion(month, "");
      while (!portion.isEmpty()) {
        for (UsageRecord record : portion) {
          writer.write(record.lines());
        }
        portion = portion(month, portion.get(portion.size() - 1).slug());
      }
      writer.flush();
    };
  }

  private List<UsageRecord> portion(UsageMonth month, String after) {
    return TenantScope.within(TenantScope.PLATFORM, () -> records.page(month, after, PORTION));
  }

  private static Writer writer(OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(UsageRecord.HEADING);
    return writer;
  }
}
