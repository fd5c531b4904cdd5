package org.patchbay.cluster.boundary;

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
import java.util.List;
import java.util.Map;
import org.patchbay.cluster.control.Capping;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ClusterCaps;
import org.patchbay.container.entity.Caps;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page on which a tenant's owner limits a cluster. */
@Controller
@Path("t/{tenant}/caps/{cluster}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class CapPages {
  private static final String PAGE = "cluster/caps.html";

  @Inject Clusters clusters;
  @Inject ClusterCaps caps;
  @Inject Capping capping;
  @Inject View view;

  /** What can be limited, as it is typed. */
  public record Field(String name, long used, String typed) {}

  @GET
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CAPS)
  public Response form(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    Cluster cluster = clusters.named(name);
    Caps now = caps.of(cluster.id());
    return about(tenant, cluster, fields(now, CapFields.typed(now))).show(PAGE);
  }

  private View about(String tenant, Cluster cluster, List<Field> fields) {
    return view.put("cluster", cluster).put("fields", fields).put("root", "/t/" + tenant);
  }

  private static List<Field> fields(Caps now, Map<String, String> typed) {
    return Caps.NAMES.stream()
        .map(name -> new Field(name, now.used().get(name), typed.get(name)))
        .toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CAPS)
  public Response limit(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      MultivaluedMap<String, String> fields) {
    Cluster cluster = clusters.named(name);
    try {
      capping.set(cluster.id(), CapFields.limits(fields));
      return view.go("/t/" + tenant + "/clusters/" + cluster.name(), "cluster.caps.changed");
    } catch (Fault fault) {
      return about(tenant, cluster, fields(caps.of(cluster.id()), CapFields.typed(fields)))
          .again(PAGE, fault, "containers");
    }
  }
}
