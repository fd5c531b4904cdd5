package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.control.ApiTokens;
import org.patchbay.identity.entity.ApiToken;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Pages of the tokens that the caller may see. */
@RequestScoped
public class TokenSlices {
  @Inject ApiTokens tokens;
  @Inject CurrentAccess access;

  Slice<ApiToken> of(Paging paging) {
    ApiToken behind = paging.cursor(1).map(this::place).orElse(null);
    List<ApiToken> rows = tokens.page(behind, rights(), paging.limit() + 1);
    return Slice.of(rows, paging.limit(), token -> Cursor.after(token.id()));
  }

  private ApiToken place(Cursor cursor) {
    try {
      return tokens.get(cursor.id(0), rights());
    } catch (Fault fault) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }

  /** The caller's, which there is where an operator's is needed. */
  Rights rights() {
    return access.get().rights().orElseThrow(() -> Fault.of(FaultCode.NOT_ALLOWED));
  }
}
