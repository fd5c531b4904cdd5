package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Caller;

/** Requests in whatever tenants: helpdesk staff sees its own, platform administrators all. */
@ApplicationScoped
public class StaffRequests {
  @Inject HelpRequests requests;

  public List<HelpRequest> page(HelpFilter filter, int limit) {
    Caller caller = Calling.current();
    HelpFilter seen = caller.platformAdmin() ? filter : filter.of(caller.name());
    return everywhere(() -> requests.page(seen, limit));
  }

  public HelpRequest get(UUID id) {
    HelpRequest request = everywhere(() -> requests.get(id));
    if (!Calling.current().platformAdmin() && !isOwn(request)) {
      throw Fault.notFound("request", id);
    }
    return request;
  }

  /** As {@link HelpRequests#end}; only one's own, whoever one is. */
  public HelpRequest end(UUID id) {
    HelpRequest request = get(id);
    if (!isOwn(request)) {
      throw Fault.notFound("request", id);
    }
    return TenantScope.within(request.tenantId(), () -> requests.end(id));
  }

  private static boolean isOwn(HelpRequest request) {
    return request.askedBy().equals(Calling.current().name());
  }

  private static <T> T everywhere(Supplier<T> look) {
    return TenantScope.within(TenantScope.PLATFORM, look);
  }
}
