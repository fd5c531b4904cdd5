package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static Quota quota(String name, long limit) {
    return new Quota(name, limit, 0, null, Optional.empty());
  }

  @Test
  void aClassOfDiskHasALimitOfItsOwnWhereThatIsLessThanAllDisks() {
    Quota all = quota("diskGiB", 500);
    Quota wide = quota("diskSsdGiB", 500);
    Quota narrow = quota("diskLocalGiB", 499);
    List<Quota> quotas = List.of(quota("memoryMiB", 9000), all, wide, narrow);
    assertThat(quotas).filteredOn(one -> !one.bounds(quotas)).containsExactly(wide);
  }
}
