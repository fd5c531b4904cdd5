package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.CurrentMail;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** Where one belongs: straight on when there is one choice. */
@Controller
@Path("")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class StartPages {
  private static final String PAGE = "dashboard/start.html";

  @Inject Tenants tenants;
  @Inject Invitations invitations;
  @Inject CurrentMail mail;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  public Response start() {
    Caller caller = access.get().caller();
    List<Tenant> mine = tenants.of(caller.name(), caller.organizations());
    var asked = asked();
    if (!asked.isEmpty()) {
      return choose(caller, mine).put("asked", asked).put("asking", asking(asked)).show(PAGE);
    }
    // Under a tenant's own name nobody is more than one of its people.
    if (mine.size() == 1 && !caller.platformAdmin()) {
      return view.go("/t/" + mine.get(0).slug());
    }
    if (mine.isEmpty() && caller.platformAdmin()) {
      return view.go("/platform");
    }
    if (mine.isEmpty() && caller.helpdesk()) {
      return view.go("/helpdesk/tenants");
    }
    return choose(caller, mine).show(PAGE);
  }

  /** Of those that are shown under the name that was asked for. */
  private List<Invitation> asked() {
    return invitations.to(mail.get()).stream()
        .filter(invitation -> access.shows(invitation.tenantId()))
        .toList();
  }

  private View choose(Caller caller, List<Tenant> mine) {
    return view.put("tenants", mine).put("caller", caller);
  }

  /** By id. */
  private Map<UUID, Tenant> asking(List<Invitation> asked) {
    return asked.stream()
        .map(Invitation::tenantId)
        .distinct()
        .map(tenants::get)
        .collect(Collectors.toMap(Tenant::id, Function.identity()));
  }
}
