package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.patchbay.container.control.Wirings;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.picture.Drawing;
import org.patchbay.container.entity.picture.Wiring;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** The picture of a tenant's networks and the table beside it, a page of containers at a time. */
@RequestScoped
public class WiringView {
  private static final int LIMIT = 60;

  @Inject Wirings wirings;
  @Inject View view;

  /**
   * Puts both into the view.
   *
   * @param from cursor of the page; null for the first
   */
  void put(String page, String from) {
    Optional<Cursor> place = Paging.of(LIMIT, from).cursor(3);
    Slice<ContainerRow> slice = wirings.page(place, LIMIT);
    Wiring wiring = wirings.of(slice.items());
    view.put("wiring", wiring)
        .put("picture", Drawing.of(wiring))
        .put("drawnFirst", place.isEmpty() ? null : page)
        .put("drawnNext", slice.next() == null ? null : page + "?from=" + slice.next());
  }
}
