package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Calls;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.MachineType;

/**
 * Which networks, guards and cards of ours a host has.
 *
 * @param bindings by machine the guards that its interfaces stand behind
 * @param guards false when the host has none at all
 */
record FixtureList(Set<FixtureSource> sources, Map<UUID, Set<String>> bindings, boolean guards) {
  private static final String NETWORK = "pb-";

  static FixtureList of(Session session, Set<UUID> running, MachineType type)
      throws LibvirtException {
    Set<FixtureSource> sources = new LinkedHashSet<>();
    networks(session.connect()).forEach(name -> sources.add(network(name)));
    Optional<List<String>> filters =
        type == MachineType.TEST ? Optional.empty() : filters(session.connect());
    filters.ifPresent(names -> names.forEach(name -> owned(name, sources)));
    running.forEach(one -> sources.add(source(Fixture.Kind.CARD, "", one)));
    return new FixtureList(
        sources, filters.isPresent() ? bindings(session) : Map.of(), filters.isPresent());
  }

  private static Set<String> networks(Connect connect) throws LibvirtException {
    Set<String> names = new TreeSet<>(List.of(connect.listNetworks()));
    names.addAll(List.of(connect.listDefinedNetworks()));
    names.removeIf(name -> !name.startsWith(NETWORK));
    return names;
  }

  /** Empty when the host has no filters at all. */
  static Optional<List<String>> filters(Connect connect) throws LibvirtException {
    try {
      return Optional.of(List.of(connect.listNetworkFilters()));
    } catch (LibvirtException e) {
      if (Session.unsupported(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void owned(String filter, Set<FixtureSource> sources) {
    FilterDocument.owner(filter)
        .ifPresent(machine -> sources.add(source(Fixture.Kind.GUARD, filter, machine)));
  }

  private static FixtureSource network(String name) {
    return new FixtureSource(Fixture.Kind.NETWORK, name, Optional.empty());
  }

  private static FixtureSource source(Fixture.Kind kind, String name, UUID machine) {
    return new FixtureSource(kind, name, Optional.of(machine));
  }

  /** One call: a binding carries the name of its guard. Nothing from a host that is too old. */
  private static Map<UUID, Set<String>> bindings(Session session) {
    var out = new PointerByReference();
    int count = Calls.LIBVIRT.virConnectListAllNWFilterBindings(session.pointer(), out, 0);
    Map<UUID, Set<String>> found = new HashMap<>();
    if (count < 0) {
      return found;
    }
    for (int i = 0; i < count; i++) {
      Pointer binding = out.getValue().getPointer((long) Native.POINTER_SIZE * i);
      note(Calls.LIBVIRT.virNWFilterBindingGetFilterName(binding), found);
      Calls.LIBVIRT.virNWFilterBindingFree(binding);
    }
    Native.free(Pointer.nativeValue(out.getValue()));
    return found;
  }

  private static void note(String filter, Map<UUID, Set<String>> found) {
    FilterDocument.owner(filter)
        .ifPresent(machine -> found.computeIfAbsent(machine, any -> new TreeSet<>()).add(filter));
  }
}
