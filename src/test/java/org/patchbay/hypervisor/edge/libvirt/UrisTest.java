package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

class UrisTest {
  private static final Uris OURS = new Uris(Optional.of("/pki"), Optional.of("/k e&y"), true);

  @ParameterizedTest
  @CsvSource({
    "qemu+tls://10.0.0.1/system, qemu+tls://10.0.0.1/system?pkipath=/pki",
    "qemu+tls://[2001:db8::1]:99/system, qemu+tls://[2001:db8::1]:99/system?pkipath=/pki",
    "qemu+tcp://h1.example.org/system, qemu+tcp://h1.example.org/system",
    "qemu:///system, qemu:///system",
    "test:///default, test:///default",
    "test:///srv/farm.xml, test:///srv/farm.xml"
  })
  void aHostIsDialledWithWhatWeAdd(String given, String dialled) {
    assertThat(OURS.complete(URI.create(given))).isEqualTo(dialled);
  }

  @Test
  void sshUsesOurKeyAndNeverAsks() {
    URI host = URI.create("qemu+ssh://root@h1/system");
    assertThat(OURS.complete(host))
        .isEqualTo("qemu+ssh://root@h1/system?no_tty=1&sshauth=privkey&keyfile=/k%20e%26y");
    assertThat(new Uris(Optional.empty(), Optional.empty(), false).complete(host))
        .isEqualTo("qemu+ssh://root@h1/system?no_tty=1&sshauth=privkey&no_verify=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu+ssh://h1/system?command=/bin/sh",
        "qemu+ssh://h1/system?netcat=x",
        "qemu+ssh://h1/system?proxy=native",
        "qemu+tls://h1/system?pkipath=/tmp",
        "qemu+tls://h1/system?no_verify=1",
        "qemu+tls://h1/system#x",
        "qemu+tls://h1/session",
        "qemu+tls://user@h1/system",
        "qemu+tls:///system",
        "qemu+ssh://-oProxyCommand=x/system",
        "qemu+ssh://-oProxyCommand@h1/system",
        "qemu+ssh://Ro%20ot@h1/system",
        "qemu+ext://h1/system",
        "qemu+unix:///system",
        "qemu+tls:h1",
        "qemu:///session",
        "qemu:///embed",
        "test://h1/default",
        "test:///",
        "lxc:///system",
        "esx://h1/"
      })
  void aUriThatAsksForMoreIsRefused(String given) {
    assertThatThrownBy(() -> OURS.complete(URI.create(given)))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.code()).isEqualTo(FaultCode.HOST_URI_UNSUPPORTED));
  }

  @Test
  void otherSchemesAreServedByOthers() {
    assertThat(Uris.serves(URI.create("simulated://farm/h1"))).isFalse();
    assertThat(Uris.serves(URI.create("h1"))).isFalse();
    assertThat(Uris.serves(URI.create("qemu+tls://h1/system"))).isTrue();
  }
}
