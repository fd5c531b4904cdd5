package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.TenantDrifts;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Slice;

/** A tenant's page about its networks: its segments, and its addresses with who has them. */
@Controller
@Path("t/{tenant}/networks")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TenantNetworkPages {
  private static final String PAGE = "container/networks.html";

  @Inject AddressBook book;
  @Inject TenantDrifts drifts;
  @Inject Holdings holdings;
  @Inject PublicNetworks networks;
  @Inject WiringView wiring;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(
      @PathParam("tenant") String tenant,
      @BeanParam Paging paging,
      @QueryParam("from") String from) {
    return about(tenant, new AddressPlace(paging), from, "", "").show(PAGE);
  }

  private View about(String tenant, AddressPlace place, String from, String wanted, String note) {
    Slice<HeldAddress> slice = place.slice(book);
    String root = "/t/" + tenant + "/networks";
    wiring.put(root, from);
    return view.put("slice", slice)
        .put("segments", book.segments())
        .put("drifts", drifts.all())
        .put("offers", networks.usable().stream().flatMap(TenantNetworkPages::offers).toList())
        .put("wanted", wanted)
        .put("note", note)
        .put("root", "/t/" + tenant)
        .put("first", place.isFirst() ? null : root)
        .put("next", slice.next() == null ? null : root + "?cursor=" + slice.next());
  }

  /** Each version of each network that it has pools of, as {@code public/4}. */
  private static Stream<Choice> offers(PublicNetwork network) {
    return Stream.of(4, 6)
        .filter(version -> network.has(version == 6))
        .map(
            version ->
                new Choice(network.name() + "/" + version, network.name() + ", IPv" + version));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response take(
      @PathParam("tenant") String tenant,
      @FormParam("network") String network,
      @FormParam("note") String note) {
    List<String> wanted = List.of((network == null ? "" : network).split("/"));
    boolean six = wanted.size() > 1 && wanted.get(1).equals("6");
    try {
      Lease lease = holdings.take(new Holdings.Wanted(wanted.get(0), six, null), note, null);
      return view.go(
          "/t/" + tenant + "/networks/addresses/" + lease.addressText(),
          "network.address.taken",
          lease.addressText());
    } catch (Fault fault) {
      return about(tenant, new AddressPlace(Paging.of(null, null)), null, network, note)
          .again(PAGE, fault, "network");
    }
  }
}
