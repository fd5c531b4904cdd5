package org.patchbay.container.control;

import java.util.Optional;
import java.util.UUID;

/** Nodes on their way between containers: told by the rooms above. */
public interface Journeys {
  /** Name of the lost host from which a container's data disk was to come. */
  Optional<String> dataLostAt(UUID container);

  /** The data disk does not come; what has come of it goes. */
  void doWithoutData(UUID container);

  /** Its node stays in it, if it was on the way out. */
  void callOff(UUID container);
}
