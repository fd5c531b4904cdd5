package org.patchbay.container.entity;

import org.patchbay.hypervisor.entity.OpenPort;

/** Open ports as the database keeps them: {@code UDP 10000-20000}. */
public final class PortText {
  private PortText() {}

  public static String write(OpenPort port) {
    return port.protocol() + " " + port.first() + "-" + port.last();
  }

  public static OpenPort read(String text) {
    String[] parts = text.split("[ -]");
    return new OpenPort(
        OpenPort.Protocol.valueOf(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]));
  }
}
