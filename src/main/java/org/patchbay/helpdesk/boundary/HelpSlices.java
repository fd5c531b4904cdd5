package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.control.HelpRequests;
import org.patchbay.helpdesk.control.StaffRequests;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Pages of requests. */
@ApplicationScoped
public class HelpSlices {
  @Inject HelpRequests requests;
  @Inject StaffRequests staff;

  /** Of the scope's tenant. */
  Slice<HelpRequest> ofTenant(HelpQuery query, Paging paging) {
    return slice(requests.page(filter(query, paging), paging.limit() + 1), paging);
  }

  /** Of whoever calls. */
  Slice<HelpRequest> ofStaff(HelpQuery query, Paging paging) {
    return slice(staff.page(filter(query, paging), paging.limit() + 1), paging);
  }

  private static HelpFilter filter(HelpQuery query, Paging paging) {
    return query.behind(paging.cursor(2).map(HelpSlices::place));
  }

  private static Slice<HelpRequest> slice(List<HelpRequest> rows, Paging paging) {
    return Slice.of(rows, paging.limit(), request -> Cursor.after(request.askedAt(), request.id()));
  }

  private static HelpFilter.Place place(Cursor cursor) {
    try {
      return new HelpFilter.Place(Instant.parse(cursor.key(0)), cursor.id(1));
    } catch (DateTimeException e) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }
}
