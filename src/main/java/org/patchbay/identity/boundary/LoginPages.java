package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.Need;

/** What is said when a login did not come to its end. */
@Controller
@Path("login")
@RequestScoped
public class LoginPages {
  @GET
  @Path("unreachable")
  @AllowedTo(Need.EVERYONE)
  public String unreachable() {
    throw Fault.of(FaultCode.IDENTITY_UNREACHABLE);
  }

  @GET
  @Path("incomplete")
  @AllowedTo(Need.EVERYONE)
  public String incomplete() {
    throw Fault.of(FaultCode.LOGIN_INCOMPLETE);
  }
}
