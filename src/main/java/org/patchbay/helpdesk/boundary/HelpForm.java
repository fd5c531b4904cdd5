package org.patchbay.helpdesk.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.entity.HelpAsk;
import org.patchbay.helpdesk.entity.HelpDecision;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.helpdesk.entity.HelpScope;
import org.patchbay.identity.entity.HelpDeed;

/**
 * A form about a consent, as it was typed.
 *
 * @param deeds those that are ticked
 */
public record HelpForm(Map<String, String> fields, List<String> deeds) {
  static final HelpForm EMPTY = new HelpForm(Map.of("minutes", "60"), List.of());

  static HelpForm of(MultivaluedMap<String, String> typed) {
    Map<String, String> fields = new HashMap<>();
    typed.keySet().forEach(name -> fields.put(name, typed.getFirst(name)));
    return new HelpForm(fields, typed.getOrDefault("deeds", List.of()));
  }

  /** An answer that grants all that is asked for. */
  static HelpForm of(HelpRequest request) {
    return new HelpForm(
        Map.of("minutes", String.valueOf(request.minutes()), "cluster", request.scope()),
        request.deeds().stream().map(HelpDeed::name).toList());
  }

  /** What was typed there; empty when nothing was. */
  public String of(String name) {
    return fields.getOrDefault(name, "");
  }

  public boolean has(HelpDeed deed) {
    return deeds.contains(deed.name());
  }

  HelpScope scope() {
    return new HelpScope(of("cluster"), deeds, minutes());
  }

  private Integer minutes() {
    String text = of("minutes").strip();
    if (!text.matches("\\d{1,4}")) {
      throw Fault.invalid("minutes", "helpdesk.minutes.invalid", HelpScope.FEWEST, HelpScope.MOST);
    }
    return Integer.valueOf(text);
  }

  HelpAsk ask() {
    return new HelpAsk(scope(), of("reason"), of("ticket"));
  }

  HelpDecision decision() {
    if (!of("verdict").equals("grant")) {
      return new HelpDecision(null, of("answer"));
    }
    if (deeds.isEmpty()) {
      throw Fault.invalid("deeds", "helpdesk.deeds.invalid");
    }
    return new HelpDecision(scope(), of("answer"));
  }
}
