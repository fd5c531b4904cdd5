package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.host.entity.Comparison;
import org.patchbay.host.entity.Finding;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PowerAction;

/** What a host promises to tell of what carries and guards traffic there. */
abstract class FixturePromises extends PlugPromises {
  private List<Finding> findings(MachineSpec spec) {
    return Comparison.of(door().untouched(host(), spec), door().fixtures(host()));
  }

  @Test
  void whatNobodyTouchedIsFoundAsItIsWanted() {
    MachineSpec spec = running("untouched");
    assertThat(findings(spec)).isEmpty();
    HostFixtures once = door().fixtures(host());
    assertThat(door().fixtures(host()).print()).isEqualTo(once.print());
    assertThat(door().observe(host()).fixtures()).isEqualTo(once.print());
    assertThat(door().replug(host(), spec)).as("nothing to do").isTrue();
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(findings(spec)).as("of one that is off").isEmpty();
  }

  @Test
  void anotherGuardChangesThePrintAndIsFound() {
    MachineSpec spec = running("touched");
    String before = door().observe(host()).fixtures();
    NicSpec.Public plug = (NicSpec.Public) spec.nics().get(1);
    var closed =
        new NicSpec.Public(plug.mac(), plug.network(), plug.addresses(), Guard.opening(List.of()));
    door().guard(host(), given().with(spec, List.of(spec.nics().get(0), closed)));
    if (!knowsItsBridges()) {
      assertThat(findings(spec)).as("the test driver has no guards").isEmpty();
      return;
    }
    assertThat(door().observe(host()).fixtures()).isNotEqualTo(before);
    assertThat(findings(spec))
        .singleElement()
        .satisfies(found -> assertThat(found.identity().kind()).isEqualTo(Fixture.Kind.GUARD))
        .satisfies(found -> assertThat(found.interrupts()).isFalse());
    door().guard(host(), spec);
    assertThat(findings(spec)).isEmpty();
    assertThat(door().observe(host()).fixtures()).isEqualTo(before);
  }
}
