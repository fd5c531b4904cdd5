package org.patchbay.helpdesk.boundary;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpFilter.Stage;

/** The filter of a list of requests, as a {@code @BeanParam}. */
public class HelpQuery {
  @QueryParam("stage")
  String stage;

  HelpFilter behind(Optional<HelpFilter.Place> place) {
    return new HelpFilter(Optional.empty(), stage(), place);
  }

  private Optional<Stage> stage() {
    try {
      return Optional.ofNullable(stage).filter(text -> !text.isBlank()).map(Stage::valueOf);
    } catch (IllegalArgumentException e) {
      throw Fault.invalid("stage", "helpdesk.stage.invalid");
    }
  }

  /** What was asked, as it stands in the address. */
  Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("stage", stage);
    return asked;
  }
}
