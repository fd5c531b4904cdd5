package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** What all tenants had reserved in a month, for administrators. */
@Controller
@Path("platform/usage")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformUsagePages {
  @Inject UsageSlices slices;
  @Inject UsageFile file;
  @Inject Clock clock;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@QueryParam("month") String asked, @BeanParam Paging paging) {
    Instant now = clock.instant();
    UsageMonth month = UsageMonth.read(asked, now);
    var slice = slices.of(month, paging);
    var links = new ListLinks("/platform/usage", Map.of("month", month.toString()));
    return view.put("slice", slice)
        .put("words", new UsageWords(view.locale()))
        .put("month", month)
        .put("finished", month.finished(now))
        .put("until", month.toldUntil(now))
        .put("nextMonth", month.next(now))
        .put("root", links.path())
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .show("quota/all-usage.html");
  }

  @GET
  @Path("export")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response export(@QueryParam("month") String asked) {
    UsageMonth month = UsageMonth.read(asked, clock.instant());
    return view.file(UsageFile.TYPE, UsageFile.disposition("all", month), file.all(month));
  }
}
