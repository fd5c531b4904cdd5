package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;

/** What is said when a login did not come to its end, or came in the middle of something. */
@Controller
@Path("login")
@RequestScoped
public class LoginPages {
  @Inject KeptForms kept;
  @Inject View view;
  @Inject HttpServletRequest request;

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

  /** What was entered while the session ended, to be sent or not. */
  @GET
  @Path("kept")
  @Produces("text/html;charset=UTF-8")
  @AllowedTo(Need.SIGNED_IN)
  public Response kept() {
    return view.put("kept", kept.of(request).orElse(null)).show("identity/kept.html");
  }
}
