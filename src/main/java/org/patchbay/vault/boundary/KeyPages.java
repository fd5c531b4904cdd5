package org.patchbay.vault.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.vault.control.Keys;
import org.patchbay.vault.entity.KeyUse;
import org.patchbay.web.boundary.View;

/** The keys that seal secrets, for administrators. */
@Controller
@Path("platform/keys")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class KeyPages {
  private static final String PLACE = "/platform/keys";

  @Inject Keys keys;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list() {
    List<KeyUse> all = keys.all();
    return view.put("uses", all)
        .put("resealing", keys.isResealing())
        .put("missing", all.stream().filter(KeyUse::isMissing).toList())
        .put("old", all.stream().filter(KeyUse::isOld).mapToLong(KeyUse::sealed).sum())
        .show("vault/keys.html");
  }

  @POST
  @Path("resealing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response reseal() {
    keys.reseal();
    return view.go(PLACE, "vault.reseal.asked");
  }
}
