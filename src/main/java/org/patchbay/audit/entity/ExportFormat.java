package org.patchbay.audit.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.web.entity.CsvLine;

/** How a trail is written to a file. Pure. */
public enum ExportFormat {
  /** For tables: RFC 4180, with a heading. */
  CSV("csv", "text/csv;charset=UTF-8"),
  /** For machines, and to be verified: one object a line, its hash beside all that it covers. */
  JSON_LINES("jsonl", "application/x-ndjson;charset=UTF-8");

  private static final List<String> COLUMNS =
      List.of(
          "seq",
          "at",
          "actor",
          "onBehalfOf",
          "token",
          "permission",
          "remoteAddress",
          "requestId",
          "action",
          "objectKind",
          "objectId",
          "objectName",
          "before",
          "after",
          "operation",
          "hash");

  private final String word;
  private final String mediaType;

  ExportFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  /** The format of this word; JSON lines when nothing is asked. */
  public static Optional<ExportFormat> named(String word) {
    return word == null || word.isBlank()
        ? Optional.of(JSON_LINES)
        : Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** As in the name of a file. */
  public String word() {
    return word;
  }

  public String mediaType() {
    return mediaType;
  }

  /** What comes before the first record. */
  public String heading() {
    return this == CSV ? CsvLine.heading(COLUMNS.toArray(String[]::new)) : "";
  }

  /** A record with the end of its line. */
  public String line(AuditRecord record) {
    Map<String, Object> all = new LinkedHashMap<>(record.content());
    all.put("hash", record.hash());
    if (this == JSON_LINES) {
      return CanonicalJson.of(all) + "\n";
    }
    return CsvLine.of(COLUMNS.stream().map(all::get).toList());
  }
}
