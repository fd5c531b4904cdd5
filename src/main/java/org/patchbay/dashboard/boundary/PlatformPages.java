package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostStatus;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.control.StepUps;
import org.patchbay.identity.entity.Need;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.web.boundary.View;

/** The platform at a glance. */
@Controller
@Path("platform")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformPages {
  private static final int LATEST = 5;
  private static final int GLANCE = 8;

  @Inject Hosts hosts;
  @Inject Images images;
  @Inject PublicNetworks networks;
  @Inject Segments segments;
  @Inject OperationList operations;
  @Inject QuotaDefects defects;
  @Inject QuotaRequests requests;
  @Inject StepUps stepUps;
  @Inject View view;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  /** A host with how it is now. */
  public record Line(Host host, HostStatus status) {}

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response overview() {
    List<Line> all =
        hosts.all().stream()
            .map(host -> new Line(host, host.status(clock.instant(), staleAfter)))
            .toList();
    return view.put("hosts", all)
        .put("away", all.stream().filter(line -> line.status() == HostStatus.UNREACHABLE).toList())
        .put("first", worstFirst(all))
        .put("operations", operations.page(OperationFilter.ALL, LATEST))
        .put("root", "/platform")
        .put("images", images.ready().size())
        .put("networks", networks.all().size())
        .put("range", segments.range().orElse(null))
        .put("running", operations.open())
        .put("quotaDefects", defects.all().size())
        .put("stepUp", stepUps.isEnforced())
        .put("quotaRequests", requests.waiting().size())
        .show("dashboard/platform.html");
  }

  /** Few enough to be seen at a glance: those that need somebody before those that do not. */
  private static List<Line> worstFirst(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(line -> line.status() == HostStatus.READY))
        .limit(GLANCE)
        .toList();
  }
}
