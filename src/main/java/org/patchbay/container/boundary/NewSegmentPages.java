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
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.FrameSizes;
import org.patchbay.network.control.SegmentEditing;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Segment;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page on which a tenant asks for another private segment. */
@Controller
@Path("t/{tenant}/new-segment")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NewSegmentPages {
  private static final String PAGE = "container/new-segment.html";

  @Inject Segments segments;
  @Inject SegmentEditing editing;
  @Inject FrameSizes frames;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response form(@PathParam("tenant") String tenant) {
    var form = SegmentForm.proposed(segments.proposal(), segments.freshSix(), frames.usual());
    return about(tenant, form).show(PAGE);
  }

  private View about(String tenant, SegmentForm form) {
    return view.put("form", form).put("root", "/t/" + tenant);
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response add(@PathParam("tenant") String tenant, @BeanParam SegmentForm form) {
    try {
      Segment segment = editing.add(form.input());
      return view.go(
          "/t/" + tenant + "/networks/segments/" + segment.name(),
          "network.segment.made",
          segment.name());
    } catch (Fault fault) {
      return about(tenant, form).again(PAGE, fault, "name");
    }
  }
}
