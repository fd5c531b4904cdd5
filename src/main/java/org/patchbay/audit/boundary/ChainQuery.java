package org.patchbay.audit.boundary;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.patchbay.fault.entity.Fault;

/** Behind which record the verification of a chain goes on, as a {@code @BeanParam}. */
public class ChainQuery {
  @QueryParam("after")
  @DefaultValue("0")
  String after;

  long number() {
    if (!after.matches("\\d{1,18}")) {
      throw Fault.invalid("after", "audit.verify.after.invalid");
    }
    return Long.parseLong(after);
  }
}
