package org.patchbay.container.entity.picture;

import java.util.List;

/**
 * A {@link Wiring} as a drawing: segments are lines on the left, public networks on the right,
 * hosts stand between them and what is plugged in reaches over to its line. In pixels, from the
 * upper left.
 */
public record Picture(
    int width,
    int height,
    List<Bus> buses,
    List<Rack> racks,
    List<Box> boxes,
    List<Wire> wires,
    List<Tag> tags) {
  /** A network from its label down to its last plug. */
  public record Bus(int x, int top, int bottom, String label, int labelX, boolean outside) {}

  /**
   * A host and what stands on it.
   *
   * @param name null for the place of what is plugged in nowhere
   */
  public record Rack(int x, int y, int width, int height, String name) {}

  /** A container on its host. */
  public record Box(int x, int y, int width, int height, String label, Seat seat) {}

  /**
   * A plug's way from its box to its network.
   *
   * @param from where it leaves the box
   * @param to where its network is
   * @param textX where its address is written, in the middle
   */
  public record Wire(int from, int to, int y, int textX, String address, boolean outside) {}

  /** An address that is plugged in nowhere. */
  public record Tag(int x, int y, int width, Loose loose) {}
}
