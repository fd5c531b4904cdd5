package org.patchbay.cluster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.FieldProblem;

class SshKeysTest {
  private static final String ED =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIELee8Au6i4KeOp2WeCQlsNPQEWewFdP8q/EY/xiN/dB";
  private static final String EC =
      "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKG19Esbeyvoz++RKLcq"
          + "1CbzDDS8ndrRrYvS/NQiNTswSMcNd6+CtNXUemT0xT9mH7FGp78LPuTbkoZVq+TJEA8=";

  @ParameterizedTest
  @ValueSource(strings = {ED, ED + " olga@desk", ED + "  olga <b>&\"' 😀", EC})
  void aPublicKeyIsAcceptedWithAnyComment(String key) {
    assertThat(problems(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh-ed25519",
        "ssh-ed25519 hello",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIELee8Au6i4KeOp2WeCQlsNPQEWewFdP8q/EY/xiN/dB",
        "ssh-dss AAAAB3NzaC1kc3MAAACBAP1/U4EddRIpUt9KnC7s5Of2EbdSPO9EAMMeP4C2USZpRV1AIlH7WT2NWPq/",
        "command=\"rm -rf /\" " + ED,
        ED + " a\nb",
        ED + " \0"
      })
  void whatIsNoPublicKeyIsRefusedWithItsNumber(String key) {
    assertThat(SshKeys.check("sshKeys", List.of(ED, key)))
        .containsExactly(new FieldProblem("sshKeys", "cluster.key.malformed", List.of(2)));
  }

  @Test
  void aKeyOfAMegabyteIsRefused() {
    assertThat(problems(ED + " " + "x".repeat(1 << 20))).containsExactly("cluster.key.malformed");
  }

  @Test
  void aPrivateKeyIsNamedAsWhatItIs() {
    String pasted =
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXkt\n-----END OPENSSH PRIVATE KEY-----";
    assertThat(SshKeys.check("sshKeys", SshKeys.lines(pasted)))
        .extracting(FieldProblem::messageKey)
        .containsExactly("cluster.key.private");
  }

  @Test
  void moreThanTwentyAreTooMany() {
    assertThat(SshKeys.check("sshKeys", Collections.nCopies(20, ED))).isEmpty();
    assertThat(SshKeys.check("sshKeys", Collections.nCopies(21, ED)))
        .containsExactly(new FieldProblem("sshKeys", "cluster.key.many", List.of(20, 21)));
  }

  @Test
  void emptyLinesCommentsAndRepetitionsAreLeftOut() {
    assertThat(SshKeys.lines("\r\n# mine\r\n  " + ED + " \r\n\r\n" + ED + "\n" + EC))
        .containsExactly(ED, EC);
  }

  @Test
  void aKeyIsKnownByItsTypeAndCommentOrItsEnd() {
    assertThat(SshKeys.brief(ED + " olga the owner")).isEqualTo("ssh-ed25519 olga the owner");
    assertThat(SshKeys.brief(ED)).isEqualTo("ssh-ed25519 …8q/EY/xiN/dB");
  }

  private static List<String> problems(String key) {
    return SshKeys.check("sshKeys", List.of(key)).stream().map(FieldProblem::messageKey).toList();
  }
}
