package org.patchbay.container.entity.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SeedDocumentsTest {
  @Test
  void theGuestIsToldHowMuchAFrameCarriesWhereThatIsNotUsual() {
    SeedNic narrow = SeedNic.onSegment("private0", "52:54:00:00:00:01", List.of(), 1450);
    Seed lab = Seeds.lab();
    Seed seed = new Seed("i", "h", List.of(narrow), List.of(), List.of(), lab.files(), List.of());
    assertThat(SeedDocuments.networkConfig(seed)).contains("mtu: 1450");
    assertThat(SeedDocuments.networkConfig(lab)).doesNotContain("mtu");
  }

  @Test
  void theGuestIsToldWhoItIs() {
    assertThat(SeedDocuments.metaData(Seeds.lab()))
        .isEqualTo(
            """
            instance-id: "i-0001"
            local-hostname: "acme-sip-1"
            """);
  }

  @Test
  void theGuestIsToldItsKeysAndFiles() {
    assertThat(SeedDocuments.userData(Seeds.lab()))
        .isEqualTo(
            """
            #cloud-config
            hostname: "acme-sip-1"
            manage_etc_hosts: true
            ssh_authorized_keys:
            - "ssh-ed25519 AAAA olga"
            write_files:
            - path: "/etc/voipnownode/nodeid"
              owner: "root:root"
              permissions: "0644"
              content: "node-7\\n"
            - path: "/etc/patchbay/roles"
              owner: "root:root"
              permissions: "0644"
              content: "sip udp 5060 sip\\n"
            """);
  }

  @Test
  void onlyThePublicInterfaceHasAGateway() {
    assertThat(SeedDocuments.networkConfig(Seeds.lab()))
        .isEqualTo(
            """
            version: 2
            ethernets:
              private0:
                match:
                  macaddress: "52:54:00:00:00:01"
                dhcp4: false
                dhcp6: false
                addresses:
                - "10.1.0.5/24"
              public0:
                match:
                  macaddress: "52:54:00:12:34:56"
                dhcp4: false
                dhcp6: false
                addresses:
                - "198.51.100.20/24"
                - "2001:db8:0:0:0:0:0:20/64"
                gateway4: "198.51.100.1"
                gateway6: "2001:db8:0:0:0:0:0:1"
                nameservers:
                  addresses:
                  - "198.51.100.2"
            """);
  }

  @Test
  void whateverATextHoldsItStaysInsideIt() {
    Map<?, ?> read = read(SeedDocuments.userData(Seeds.nasty()));
    Map<?, ?> file = (Map<?, ?>) ((List<?>) read.get("write_files")).get(0);
    assertThat(file.get("content")).isEqualTo(Seeds.NASTY);
    assertThat(((List<?>) read.get("runcmd")).get(0))
        .isEqualTo(List.of("echo", Seeds.NASTY, "no", "012", ""));
    assertThat(read.keySet())
        .extracting(Object::toString)
        .containsExactly(
            "hostname", "manage_etc_hosts", "ssh_authorized_keys", "write_files", "runcmd");
  }

  private static Map<?, ?> read(String document) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(document);
  }
}
