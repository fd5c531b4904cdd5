package org.patchbay.audit.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Slice;

/** The trail with its filter, as the tenants' and the administrators' pages show it. */
@RequestScoped
class AuditListing {
  static final String PAGE = "audit/index.html";

  @Inject AuditTrail trail;
  @Inject View view;

  /** Puts what the page needs; the filter already knows whose trail, and from where on. */
  Slice<AuditRecord> put(AuditFilter filter, ListLinks links, Paging paging) {
    Slice<AuditRecord> slice =
        Slice.of(trail.page(filter, paging.limit() + 1), paging.limit(), AuditQuery::cursor);
    view.put("slice", slice)
        .put("links", links)
        .put("first", filter.before().isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()));
    return slice;
  }
}
