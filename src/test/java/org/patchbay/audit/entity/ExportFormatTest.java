package org.patchbay.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.tenant.entity.Caller;

class ExportFormatTest {
  private static AuditRecord record(String name) {
    return AuditRecord.behind(
        AuditHead.NONE,
        new Caller("olga", Set.of(), Set.of(), "192.0.2.1", "r"),
        Instant.EPOCH,
        "cluster.create",
        new AuditObject(new UUID(3, 3), "cluster", "c", name),
        Change.made(Map.of("name", name)));
  }

  @Test
  void aRowHasACellForEachColumn() {
    String line = ExportFormat.CSV.line(record("voice"));
    assertThat(line).endsWith("\r\n").contains("\"1\",\"1970-01-01T00:00:00Z\",\"olga\",,,,");
    assertThat(line.replaceAll("\"[^\"]*(\"\"[^\"]*)*\"", "").strip())
        .hasSameSizeAs(ExportFormat.CSV.heading().strip().replaceAll("[^,]", ""));
  }

  @Test
  void aLineOfJsonIsWhatWasHashedAndItsHash() {
    AuditRecord record = record("a\nb");
    String line = ExportFormat.JSON_LINES.line(record);
    assertThat(line.lines()).hasSize(1);
    String hash = "\"hash\":\"" + record.hash() + "\",";
    assertThat(line).contains(hash);
    assertThat(line.replace(hash, "").strip()).isEqualTo(CanonicalJson.of(record.content()));
  }
}
