package org.patchbay.cluster.entity;

import java.util.List;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** Something that is not a rule of VoipNow and still stands in the way: room, quota, addresses. */
public record Obstacle(FaultCode code, List<Object> parameters) {
  public Obstacle {
    parameters = List.copyOf(parameters);
  }

  public static Obstacle of(Fault fault) {
    return new Obstacle(fault.code(), fault.parameters());
  }

  public static Obstacle of(FaultCode code, Object... parameters) {
    return new Obstacle(code, List.of(parameters));
  }

  public Fault fault() {
    return Fault.of(code, parameters.toArray());
  }

  /** Its sentence, in {@code messages.properties}. */
  public String messageKey() {
    return "fault." + code;
  }
}
