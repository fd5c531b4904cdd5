package org.patchbay.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.tenant.entity.Caller;

class ChainVerifierTest {
  private static final UUID TENANT = new UUID(3, 3);
  private static final Caller OLGA = new Caller("olga", Set.of(), Set.of("acme"), "192.0.2.1", "r");

  @Test
  void aChainAsItWasWrittenIsIntact() {
    ChainReport report = verify(chain(5), 5);
    assertThat(report.intact()).isTrue();
    assertThat(report.records()).isEqualTo(5);
  }

  @Test
  void anEmptyChainIsIntact() {
    assertThat(verify(List.of(), 0).intact()).isTrue();
  }

  @Test
  void aChangedRecordIsFoundByItsNumber() {
    List<AuditRecord> chain = chain(5);
    chain.get(2).actor = "somebody else";
    assertThat(verify(chain, 5).firstBroken()).hasValue(3);
  }

  @Test
  void aRecordThatWasTakenOutIsMissed() {
    List<AuditRecord> chain = chain(5);
    AuditHead head = chain.get(4).head();
    chain.remove(1);
    assertThat(verify(chain, head).firstBroken()).hasValue(2);
  }

  @Test
  void recordsThatChangedPlacesAreNoticed() {
    List<AuditRecord> chain = chain(5);
    Collections.swap(chain, 1, 2);
    assertThat(verify(chain, 5).intact()).isFalse();
  }

  @Test
  void aChainWhoseEndWasCutOffIsNoticedByItsHead() {
    List<AuditRecord> chain = chain(5);
    AuditHead head = chain.get(4).head();
    assertThat(verify(chain.subList(0, 4), head).firstBroken()).hasValue(5);
  }

  @Test
  void aRecordThatWasWrittenPastTheHeadIsNoticed() {
    List<AuditRecord> chain = chain(5);
    assertThat(verify(chain, chain.get(3).head()).firstBroken()).hasValue(5);
  }

  @Test
  void whoGoesOnBehindARecordFindsWhatIsBrokenThere() {
    List<AuditRecord> chain = chain(5);
    ChainVerifier whole = new ChainVerifier(chain.get(1).head());
    chain.subList(2, 4).forEach(whole::take);
    assertThat(whole.soFar(4))
        .isEqualTo(new ChainReport(true, 4, chain.get(3).head().hash(), none()));
    ChainVerifier gap = new ChainVerifier(chain.get(1).head());
    chain.subList(3, 5).forEach(gap::take);
    assertThat(gap.isBroken()).isTrue();
    assertThat(gap.report(chain.get(4).head()).firstBroken()).hasValue(3);
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  @Test
  void secretsAreNotWritten() {
    Change change = Change.made(Map.of("user", "x", "password", "hunter2", "apiToken", "t"));
    assertThat(change.afterJson())
        .isEqualTo("{\"apiToken\":\"(hidden)\",\"password\":\"(hidden)\",\"user\":\"x\"}");
  }

  private static ChainReport verify(List<AuditRecord> chain, int last) {
    return verify(chain, last == 0 ? AuditHead.NONE : chain.get(chain.size() - 1).head());
  }

  private static ChainReport verify(List<AuditRecord> chain, AuditHead head) {
    ChainVerifier verifier = new ChainVerifier();
    chain.forEach(verifier::take);
    return verifier.report(head);
  }

  private static List<AuditRecord> chain(int length) {
    List<AuditRecord> chain = new ArrayList<>();
    AuditHead head = AuditHead.NONE;
    for (int i = 0; i < length; i++) {
      AuditRecord record =
          AuditRecord.behind(
              head,
              OLGA,
              Instant.ofEpochSecond(1_800_000_000L + i, 123_456_789),
              "cluster.create",
              new AuditObject(TENANT, "cluster", "c" + i, "c" + i),
              Change.made(Map.of("size", i)));
      chain.add(record);
      head = record.head();
    }
    return chain;
  }
}
