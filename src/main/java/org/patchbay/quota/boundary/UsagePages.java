package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.Usage;
import org.patchbay.quota.control.UsageRecords;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.quota.entity.UsageSpan;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.View;

/** What a tenant had reserved: a picture with its table, and the records of a month. */
@Controller
@Path("t/{tenant}/usage")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class UsagePages {
  @Inject Usage usage;
  @Inject UsageRecords records;
  @Inject UsageFile file;
  @Inject Quotas quotas;
  @Inject CurrentAccess access;
  @Inject Clock clock;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String slug, @BeanParam UsageQuery query) {
    Instant now = clock.instant();
    UsageSpan span = query.span();
    LocalDate day = query.day(now);
    var series = usage.series(access.tenant().id(), query.quota(), span, day);
    var words = new UsageWords(view.locale());
    var links = new ListLinks("/t/" + slug + "/usage", query.asked());
    return view.put("picture", UsagePicture.of(series, span, day, words))
        .put("words", words)
        .put("chosen", Map.of("quota", query.quota(), "span", span.word(), "at", day.toString()))
        .put("names", names())
        .put("spans", spans())
        .put("links", links)
        .put("before", links.with("at", span.before(day).toString()))
        .put("next", next(span.next(day), now, links))
        .show("quota/usage.html");
  }

  private static String next(LocalDate day, Instant now, ListLinks links) {
    return day.isAfter(UsageSpan.day(null, now)) ? null : links.with("at", day.toString());
  }

  private List<Choice> names() {
    return quotas.of(access.tenant().id()).stream()
        .map(quota -> Choice.of(quota.name(), "tenant.quota." + quota.name(), view.locale()))
        .toList();
  }

  private List<Choice> spans() {
    return Stream.of(UsageSpan.values())
        .map(span -> Choice.of(span.word(), "quota.usage.span." + span, view.locale()))
        .toList();
  }

  @GET
  @Path("records")
  @AllowedTo(Need.TENANT_VIEWER)
  public Response records(@PathParam("tenant") String slug, @QueryParam("month") String asked) {
    Instant now = clock.instant();
    UsageMonth month = UsageMonth.read(asked, now);
    return view.put("record", records.of(access.tenant().id(), month))
        .put("words", new UsageWords(view.locale()))
        .put("month", month)
        .put("next", month.next(now))
        .put("root", "/t/" + slug + "/usage")
        .show("quota/records.html");
  }

  @GET
  @Path("records/export")
  @AllowedTo(Need.TENANT_VIEWER)
  public Response export(@PathParam("tenant") String slug, @QueryParam("month") String asked) {
    UsageMonth month = UsageMonth.read(asked, clock.instant());
    return view.file(
        UsageFile.TYPE, UsageFile.disposition(slug, month), file.of(access.tenant(), month));
  }
}
