package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.Fault;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"nora@acme.test", " Nora@ACME.test ", "NORA@acme.test"})
  void spellingsOfOneAddressAreOne(String typed) {
    assertThat(MailAddress.of(typed, "mail")).isEqualTo("nora@acme.test");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "nora",
        "@acme.test",
        "nora@",
        "nora@acme..test",
        "no ra@acme.test",
        "nora@acme.test\nBcc: all@acme.test",
        "nora@acme.test,otto@acme.test",
        "Nora <nora@acme.test>",
        "nora@-acme.test"
      })
  void whatIsNoAddressIsRefusedAtItsField(String typed) {
    assertThatThrownBy(() -> MailAddress.of(typed, "address"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.problems().get(0).field()).isEqualTo("address"));
  }
}
