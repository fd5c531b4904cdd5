package org.patchbay.container.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.hypervisor.entity.MachineSize;

/**
 * What it takes to bring a machine from the size it has to the one that is wanted. Pure.
 *
 * @param items what changes, each with the way it can be done; empty when the size fits
 */
public record Flexing(List<Item> items) {
  public Flexing {
    items = List.copyOf(items);
  }

  /** How a change of size can be done; of several changes the last one here decides. */
  public enum Way {
    /** As wanted already. */
    NOTHING,
    /** The machine is off: with its next start. */
    OFF,
    /** Under the guest, which goes on. */
    LIVE,
    /** With one stop and start. */
    NEEDS_RESTART,
    /** Not at all. */
    REFUSED
  }

  /**
   * One thing that changes.
   *
   * @param field of the size, as {@code memoryMiB}
   */
  public record Item(Way way, String field, String messageKey, List<Object> parameters) {
    public Item {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * The changes.
   *
   * @param runs a machine that is off is defined anew, and grows by that beyond its ceilings
   */
  public static Flexing of(MachineSize now, ContainerSize wanted, boolean runs) {
    Collector found = new Collector(runs);
    vcpus(found, now, wanted);
    memory(found, now, wanted);
    if (wanted.diskGiB() > now.diskGiB()) {
      found.add(Way.LIVE, "diskGiB", "disk-more", now.diskGiB(), wanted.diskGiB());
    } else if (wanted.diskGiB() < now.diskGiB()) {
      found.items.add(item(Way.REFUSED, "diskGiB", "disk-less", now.diskGiB(), wanted.diskGiB()));
    }
    return new Flexing(found.items);
  }

  private static void vcpus(Collector found, MachineSize now, ContainerSize wanted) {
    if (wanted.vcpus() > now.maxVcpus()) {
      found.add(Way.NEEDS_RESTART, "vcpus", "vcpus-beyond", wanted.vcpus(), now.maxVcpus());
    } else if (wanted.vcpus() > now.vcpus()) {
      found.add(Way.LIVE, "vcpus", "vcpus-more", now.vcpus(), wanted.vcpus());
    } else if (wanted.vcpus() < now.vcpus()) {
      found.add(Way.NEEDS_RESTART, "vcpus", "vcpus-fewer", now.vcpus(), wanted.vcpus());
    }
    if (wanted.maxVcpus() > now.maxVcpus()) {
      found.add(Way.NEEDS_RESTART, "maxVcpus", "max-vcpus", now.maxVcpus(), wanted.maxVcpus());
    }
  }

  private static void memory(Collector found, MachineSize now, ContainerSize wanted) {
    long from = now.memoryMiB();
    long to = wanted.memoryMiB();
    if (to > now.maxMemoryMiB()) {
      found.add(Way.NEEDS_RESTART, "memoryMiB", "memory-beyond", to, now.maxMemoryMiB());
    } else if (to > from) {
      found.add(Way.LIVE, "memoryMiB", "memory-more", from, to);
    } else if (to < from) {
      found.add(Way.LIVE, "memoryMiB", "memory-less", from, to);
    }
    if (wanted.maxMemoryMiB() > now.maxMemoryMiB()) {
      found.add(
          Way.NEEDS_RESTART,
          "maxMemoryMiB",
          "max-memory",
          now.maxMemoryMiB(),
          wanted.maxMemoryMiB());
    }
  }

  private static Item item(Way way, String field, String key, Object... parameters) {
    return new Item(way, field, "container.flex." + key, List.of(parameters));
  }

  /** Notes changes of a machine that runs, or is off. */
  private static final class Collector {
    private final List<Item> items = new ArrayList<>();
    private final boolean runs;

    Collector(boolean runs) {
      this.runs = runs;
    }

    void add(Way whenRunning, String field, String key, Object... parameters) {
      items.add(item(runs ? whenRunning : Way.OFF, field, key, parameters));
    }
  }

  /** How all of it can be done. */
  public Way way() {
    return items.stream().map(Item::way).reduce(Way.NOTHING, Flexing::harder);
  }

  private static Way harder(Way one, Way other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  public boolean has(Way way) {
    return items.stream().anyMatch(item -> item.way() == way);
  }
}
