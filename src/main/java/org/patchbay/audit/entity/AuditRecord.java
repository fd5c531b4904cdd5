package org.patchbay.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.jdbc.Expectation;
import org.patchbay.tenant.entity.Caller;

/** One link of a chain. The hash covers every other column and, through the one before, all. */
@Entity
@Immutable
@SQLInsert(sql = AuditRecord.APPEND, verify = Expectation.RowCount.class)
@IdClass(AuditRecord.Key.class)
public class AuditRecord {
  /** The record and the chain's new head at once; columns stand as Hibernate orders them. */
  static final String APPEND =
      """
      with appended as (
        insert into audit_record (action, actor, after_json, at, before_json, hash, object_id,
          object_kind, object_name, on_behalf_of, operation_id, permission, prev_hash,
          remote_address, request_id, token, tenant_id, seq)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        returning tenant_id, seq, hash)
      update audit_chain set seq = appended.seq, hash = appended.hash
      from appended where audit_chain.tenant_id = appended.tenant_id
      """;

  @Id UUID tenantId;
  @Id long seq;
  Instant at;
  String actor;
  String onBehalfOf;
  String token;
  String permission;
  String remoteAddress;
  String requestId;
  String action;
  String objectKind;
  String objectId;
  String objectName;

  @Column(name = "before_json")
  String before;

  @Column(name = "after_json")
  String after;

  UUID operationId;
  String prevHash;
  String hash;

  protected AuditRecord() {}

  private AuditRecord(
      AuditHead head, Caller caller, AuditObject object, String action, Instant at) {
    this.tenantId = object.tenant();
    this.seq = head.seq() + 1;
    this.prevHash = head.hash();
    this.at = at.truncatedTo(ChronoUnit.MICROS);
    this.actor = caller.name();
    this.onBehalfOf = caller.grounds().onBehalfOf();
    this.token = caller.grounds().token();
    this.permission = caller.grounds().permission();
    this.remoteAddress = caller.remoteAddress();
    this.requestId = caller.requestId();
    this.action = action;
    this.objectKind = object.kind();
    this.objectId = object.id();
    this.objectName = object.name();
  }

  /** The link behind the head. */
  public static AuditRecord behind(
      AuditHead head, Caller caller, Instant at, String action, AuditObject object, Change change) {
    AuditRecord record = new AuditRecord(head, caller, object, action, at);
    record.before = change.beforeJson();
    record.after = change.afterJson();
    record.operationId = change.operation().orElse(null);
    record.hash = Hash.of(record.content());
    return record;
  }

  /** All that the hash covers; records from before permission and token were told have neither. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("tenant", tenantId);
    content.put("seq", seq);
    content.put("at", at);
    content.put("actor", actor);
    content.put("onBehalfOf", onBehalfOf);
    content.put("remoteAddress", remoteAddress);
    content.put("requestId", requestId);
    content.put("action", action);
    content.put("objectKind", objectKind);
    content.put("objectId", objectId);
    content.put("objectName", objectName);
    content.put("before", before);
    content.put("after", after);
    content.put("operation", operationId);
    content.put("previous", prevHash);
    permission().ifPresent(value -> content.put("permission", value));
    token().ifPresent(value -> content.put("token", value));
    return content;
  }

  /** True when the record is what was hashed, and stands where it was written. */
  public boolean follows(AuditHead previous) {
    return seq == previous.seq() + 1
        && prevHash.equals(previous.hash())
        && hash.equals(Hash.of(content()));
  }

  public AuditHead head() {
    return new AuditHead(seq, hash);
  }

  public long seq() {
    return seq;
  }

  public Instant at() {
    return at;
  }

  public String actor() {
    return actor;
  }

  public Optional<String> onBehalfOf() {
    return Optional.ofNullable(onBehalfOf);
  }

  /** Name of the API token that the actor's machine used. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** What let the actor in, as {@code TENANT_OPERATOR}. */
  public Optional<String> permission() {
    return Optional.ofNullable(permission);
  }

  public String remoteAddress() {
    return remoteAddress;
  }

  public String requestId() {
    return requestId;
  }

  public String action() {
    return action;
  }

  public AuditObject object() {
    return new AuditObject(tenantId, objectKind, objectId, objectName);
  }

  /** JSON. */
  public Optional<String> before() {
    return Optional.ofNullable(before);
  }

  /** JSON. */
  public Optional<String> after() {
    return Optional.ofNullable(after);
  }

  public Optional<UUID> operation() {
    return Optional.ofNullable(operationId);
  }

  public String hash() {
    return hash;
  }

  /** The two halves of the key. */
  public record Key(UUID tenantId, long seq) implements Serializable {}
}
