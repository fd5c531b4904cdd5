package org.patchbay.audit.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.ChainPart;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Slice;

/** The trail with its filter, as the tenants' and the administrators' pages show it. */
@RequestScoped
class AuditListing {
  static final String PAGE = "audit/index.html";

  @Inject AuditTrail trail;
  @Inject AuditExport export;
  @Inject View view;

  /** Puts what the page needs; the filter already knows whose trail, and from where on. */
  Slice<AuditRecord> put(AuditFilter filter, ListLinks links, AuditQuery query, Paging paging) {
    Slice<AuditRecord> slice =
        Slice.of(trail.page(filter, paging.limit() + 1), paging.limit(), AuditQuery::cursor);
    view.put("slice", slice)
        .put("links", links)
        .put("following", query.follows() && filter.before().isEmpty())
        .put("files", filter.tenant().isPresent() ? beside(links, "/export") : null)
        .put("check", filter.tenant().isPresent() ? beside(links, "/verification") : null)
        .put("first", filter.before().isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()));
    return slice;
  }

  private static ListLinks beside(ListLinks links, String what) {
    return new ListLinks(links.path() + what, links.asked());
  }

  /** The records as a file. */
  Response export(AuditFilter filter, String format, String owner) {
    AuditExport.Job job = export.job(filter, format, owner);
    return view.file(job.format().mediaType(), job.disposition(), out -> export.write(job, out));
  }

  /**
   * A part of the chain; the page goes on by itself.
   *
   * @param links to the trail
   */
  Response verification(UUID tenant, ListLinks links, ChainQuery query) {
    ChainPart part = trail.verify(tenant, query.number());
    ListLinks on = beside(links, "/verification");
    return view.put("report", part.report())
        .put("all", part.all())
        .put("after", query.number())
        .put(
            "next",
            part.next().isPresent()
                ? on.with("after", String.valueOf(part.next().getAsLong()))
                : null)
        .put("links", links)
        .show("audit/verification.html");
  }
}
