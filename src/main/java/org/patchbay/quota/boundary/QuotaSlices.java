package org.patchbay.quota.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.fault.entity.Fault;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Pages of requests; the scope says whose. */
@ApplicationScoped
public class QuotaSlices {
  @Inject QuotaRequests requests;

  Slice<QuotaRequest> of(Paging paging) {
    QuotaRequest behind = paging.cursor(1).map(this::place).orElse(null);
    List<QuotaRequest> rows = requests.page(behind, paging.limit() + 1);
    return Slice.of(rows, paging.limit(), request -> Cursor.after(request.id()));
  }

  private QuotaRequest place(Cursor cursor) {
    try {
      return requests.get(cursor.id(0));
    } catch (Fault fault) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }
}
