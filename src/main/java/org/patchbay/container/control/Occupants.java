package org.patchbay.container.control;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.container.entity.Occupant;

/** Which nodes run in containers: told by the rooms above. */
public interface Occupants {
  /** By container; those that no node runs in are left out. */
  Map<UUID, Occupant> of(List<UUID> containers);
}
