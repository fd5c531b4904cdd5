package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;

/** What is the caller's own. */
@Controller
@Path("me")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ProfilePages {
  private static final String HERE = "/me";

  @Inject OwnSessions sessions;
  @Inject CurrentMail mail;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.issuer")
  String issuer;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  public Response show() {
    return view.put(
            "sessions",
            sessions.list().stream()
                .map(session -> SessionJson.of(session, sessions.isCurrent(session)))
                .toList())
        .put("mail", mail.get().orElse(null))
        .put("account", issuer + "/account")
        .show("identity/profile.html");
  }

  @POST
  @Path("sessions/end")
  @AllowedTo(Need.SIGNED_IN)
  public Response endOthers() {
    return said(sessions.endOthers(), "identity.sessions.ended");
  }

  @POST
  @Path("sessions/{session}/end")
  @AllowedTo(Need.SIGNED_IN)
  public Response end(@PathParam("session") UUID session) {
    return said(sessions.end(session), "identity.session.ended");
  }

  private Response said(boolean whole, String ended) {
    return view.go(HERE, whole ? ended : "identity.session.ended.here");
  }
}
