package org.patchbay.network.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.NetworkEditing;
import org.patchbay.web.boundary.View;

/** The administrators' page about one public network. */
@Controller
@Path("platform/networks/public/{network}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PublicNetworkPages {
  private static final String PAGE = "network/show.html";

  @Inject NetworkViews views;
  @Inject NetworkEditing editing;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.address.rest")
  Duration rest;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("network") String name) {
    PublicNetworkJson network = views.named(name);
    return about(network, NetworkForm.of(network)).show(PAGE);
  }

  private View about(PublicNetworkJson network, NetworkForm form) {
    return view.put("network", network).put("form", form).put("rest", rest);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response change(@PathParam("network") String name, MultivaluedMap<String, String> fields) {
    PublicNetworkJson network = views.named(name);
    NetworkForm form = NetworkForm.of(fields);
    try {
      editing.change(network.id(), form.change());
      return view.go(
          "/platform/networks/public/" + network.name(), "network.changed", network.name());
    } catch (Fault fault) {
      return about(network, form).again(PAGE, fault, "pools");
    }
  }
}
