package org.patchbay.notify.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.fault.entity.Fault;
import org.patchbay.notify.control.Mails;
import org.patchbay.notify.entity.Mail;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Pages of mails that have not gone. */
@ApplicationScoped
public class MailSlices {
  @Inject Mails mails;

  Slice<Mail> of(Paging paging) {
    Mail behind = paging.cursor(1).map(this::place).orElse(null);
    List<Mail> rows = mails.troubled(behind, paging.limit() + 1);
    return Slice.of(rows, paging.limit(), mail -> Cursor.after(mail.id()));
  }

  private Mail place(Cursor cursor) {
    try {
      return mails.get(cursor.id(0));
    } catch (Fault fault) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }
}
