package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.control.Leases;
import org.patchbay.container.entity.Lease;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.entity.Subnet;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** A tenant's page about its networks: its segments, and its addresses with who has them. */
@Controller
@Path("t/{tenant}/networks")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TenantNetworkPages {
  private static final InetAddress BEFORE_ALL = Subnet.address("0.0.0.0").orElseThrow();

  @Inject Leases leases;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(@PathParam("tenant") String tenant, @BeanParam Paging paging) {
    Optional<Cursor> place = paging.cursor(2);
    Slice<Lease> slice =
        Slice.of(
            leases.publicOnes(
                place.map(TenantNetworkPages::address).orElse(BEFORE_ALL),
                place.map(TenantNetworkPages::id).orElse(new UUID(0, 0)),
                paging.limit() + 1),
            paging.limit(),
            lease -> Cursor.after(lease.nic().addressText(), lease.nic().id()));
    String root = "/t/" + tenant + "/networks";
    return view.put("slice", slice)
        .put("segments", leases.segments())
        .put("root", "/t/" + tenant)
        .put("first", place.isPresent() ? root : null)
        .put("next", slice.next() == null ? null : root + "?cursor=" + slice.next())
        .show("container/networks.html");
  }

  private static InetAddress address(Cursor cursor) {
    return Subnet.address(cursor.key(0)).orElseThrow(TenantNetworkPages::noPlace);
  }

  private static UUID id(Cursor cursor) {
    try {
      return UUID.fromString(cursor.key(1));
    } catch (IllegalArgumentException e) {
      throw noPlace();
    }
  }

  private static Fault noPlace() {
    return Fault.invalid("cursor", "web.cursor.invalid");
  }
}
