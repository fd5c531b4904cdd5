package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.SegmentUses;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.SegmentEditing;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Segment;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page of one of a tenant's private segments, and what is done with it. */
@Controller
@Path("t/{tenant}/networks/segments/{segment}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class SegmentPages {
  private static final String PAGE = "container/segment.html";
  private static final int SHOWN = 200;

  @Inject Segments segments;
  @Inject SegmentEditing editing;
  @Inject SegmentUses uses;
  @Inject AddressBook book;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String tenant, @PathParam("segment") String name) {
    Segment segment = segments.get(name);
    return about(tenant, segment, SegmentForm.of(segment)).show(PAGE);
  }

  private View about(String tenant, Segment segment, SegmentForm form) {
    return view.put("use", book.use(segment))
        .put("places", uses.places(segment.id(), SHOWN))
        .put("fresh", segments.freshSix())
        .put("form", form)
        .put("root", "/t/" + tenant);
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response change(
      @PathParam("tenant") String tenant,
      @PathParam("segment") String name,
      @BeanParam SegmentForm form) {
    Segment segment = segments.get(name);
    try {
      Segment changed = editing.change(segment.id(), form.name(), form.ipv6(), form.lines());
      return view.go(
          "/t/" + tenant + "/networks/segments/" + changed.name(), "network.segment.changed");
    } catch (Fault fault) {
      return about(tenant, segment, form).again(PAGE, fault, "name");
    }
  }

  @POST
  @Path("return")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response giveBack(@PathParam("tenant") String tenant, @PathParam("segment") String name) {
    Segment segment = segments.get(name);
    try {
      uses.giveBack(segment.id());
      return view.go("/t/" + tenant + "/networks", "network.segment.returned", segment.name());
    } catch (Fault fault) {
      return about(tenant, segment, SegmentForm.of(segment)).again(PAGE, fault, "return");
    }
  }
}
