package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.Need;
import org.patchbay.identity.entity.StepUpVerdict;
import org.patchbay.web.boundary.View;

/** What is said when a login did not come to its end, or came in the middle of something. */
@Controller
@Path("login")
@RequestScoped
public class LoginPages {
  @Inject KeptForms kept;
  @Inject StepUpDoor stepUps;
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

  /** What was entered while the session ended, or before a step-up, to be sent or not. */
  @GET
  @Path("kept")
  @Produces("text/html;charset=UTF-8")
  @AllowedTo(Need.SIGNED_IN)
  public Response kept(@QueryParam("step-up") String outcome) {
    return view.put("kept", kept.of(request).orElse(null))
        .put("verdict", verdict(outcome))
        .show("identity/kept.html");
  }

  /**
   * How a step-up went; null when there was none. That it went well is not for the address to say.
   */
  private StepUpVerdict verdict(String outcome) {
    return Arrays.stream(StepUpVerdict.values())
        .filter(verdict -> verdict.name().equals(outcome))
        .filter(verdict -> verdict != StepUpVerdict.CONFIRMED || stepUps.isFresh(request))
        .findFirst()
        .orElse(null);
  }
}
