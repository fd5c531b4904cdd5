package org.patchbay.quota.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.quota.control.UsageRecords;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.quota.entity.UsageRecord;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** All tenants' records of a month, by slug. */
@ApplicationScoped
public class UsageSlices {
  @Inject UsageRecords records;

  Slice<UsageRecord> of(UsageMonth month, Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    List<UsageRecord> rows = records.page(month, after, paging.limit() + 1);
    return Slice.of(rows, paging.limit(), record -> Cursor.after(record.slug()));
  }
}
