package org.patchbay.network.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.FrameSize;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.Segment;
import org.patchbay.web.boundary.View;

/** The administrators' page about networks. */
@Controller
@Path("platform/networks")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NetworkPages {
  private static final String ROOT = "/platform/networks";
  private static final String PAGE = "network/index.html";

  @Inject PublicNetworks networks;
  @Inject NetworkViews views;
  @Inject Segments segments;
  @Inject TenantChoice tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list() {
    return about(nothing(), nothing().frames(), empty()).show(PAGE);
  }

  private static NewPublicNetwork nothing() {
    return new NewPublicNetwork("", "br-public", List.of(), FrameSize.USUAL);
  }

  private static PoolInput empty() {
    return new PoolInput("", "", "", "", List.of());
  }

  private View about(NewPublicNetwork form, String mtu, PoolInput pool) {
    List<Segment> held = segments.all();
    return view.put("networks", views.all())
        .put("pools", views.pools())
        .put("ids", views.segments().orElse(null))
        .put("segments", SegmentsJson.of(segments.range().orElse(null), held))
        .put("owners", tenants.named(held.stream().map(Segment::tenantId)))
        .put("form", form)
        .put("mtu", mtu)
        .put("pool", pool);
  }

  @POST
  @Path("public")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response add(
      @FormParam("name") String name,
      @FormParam("bridge") String bridge,
      @FormParam("pools[0].cidr") String cidr,
      @FormParam("pools[0].gateway") String gateway,
      @FormParam("pools[0].first") String first,
      @FormParam("pools[0].last") String last,
      @FormParam("pools[0].dns") String dns,
      @FormParam("mtu") String mtu) {
    List<String> servers =
        Stream.of((dns == null ? "" : dns).split(","))
            .map(String::strip)
            .filter(server -> !server.isEmpty())
            .toList();
    var pool = new PoolInput(cidr, gateway, first, last, servers);
    var form = new NewPublicNetwork(name, bridge, List.of(), null);
    try {
      networks.add(name, bridge, List.of(pool), mtu);
      return view.go(ROOT, "network.added", name);
    } catch (Fault fault) {
      return about(form, mtu, pool).again(PAGE, fault, "name");
    }
  }

  @POST
  @Path("segments")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response setRange(@FormParam("first") String first, @FormParam("last") String last) {
    try {
      segments.setRange(new SegmentRangeInput(number(first), number(last)).range());
      return view.go(ROOT, "network.range.set");
    } catch (Fault fault) {
      return about(nothing(), nothing().frames(), empty()).again(PAGE, fault, "first");
    }
  }

  private static Integer number(String text) {
    return text != null && text.strip().matches("\\d{1,5}") ? Integer.valueOf(text.strip()) : null;
  }
}
