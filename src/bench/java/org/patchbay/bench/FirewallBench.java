package org.patchbay.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.document.ConfigFiles;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.cluster.entity.firewall.FirewallRule;
import org.patchbay.cluster.entity.firewall.FirewallRules;

/**
 * How long it takes to derive the firewall of a node with every role and as many rules as may be.
 */
class FirewallBench {
  private static final int RULES = 50;
  private static final int WARM = 2000;

  @Test
  void derivation() throws IOException {
    VersionCatalogue version = ConfigFiles.catalogue().version("5.7").orElseThrow();
    List<String> roles = List.copyOf(version.roles().keySet());
    FirewallRules rules =
        new FirewallRules(
            IntStream.range(0, RULES)
                .mapToObj(
                    i ->
                        "NARROW UDP %d-%d 192.0.2.0/24,2001:db8::/32 x"
                            .formatted(10000 + 20 * i, 10009 + 20 * i))
                .map(FirewallRule::read)
                .toList(),
            true);
    long[] nanos = new long[WARM];
    for (int i = -WARM; i < nanos.length; i++) {
      long begin = System.nanoTime();
      Firewall firewall = Firewall.of(version, roles, rules);
      int lines = firewall.guard().open().size();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
      if (lines < RULES) {
        throw new IllegalStateException("a rule is lost");
      }
    }
    System.out.println(Sample.heading());
    System.out.println(Sample.of(nanos).line("firewall of a node, " + RULES + " rules"));
  }
}
