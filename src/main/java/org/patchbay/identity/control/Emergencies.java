package org.patchbay.identity.control;

import java.util.List;
import java.util.UUID;
import org.patchbay.identity.entity.Emergency;

/** Where glass is broken now, asked at each request. Kept by a room far above. */
public interface Emergencies {
  /** In whatever tenants. */
  List<Emergency> all();

  /** In this tenant. */
  List<Emergency> in(UUID tenant);
}
