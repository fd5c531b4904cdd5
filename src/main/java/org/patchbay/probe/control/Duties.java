package org.patchbay.probe.control;

import java.util.List;
import java.util.UUID;
import org.patchbay.probe.entity.Duty;

/** What the containers of a cluster are there for: told by the rooms above. */
public interface Duties {
  /** Empty when there is no such cluster, or nothing runs in it. */
  List<Duty> of(UUID cluster);
}
