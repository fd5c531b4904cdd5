package org.patchbay.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.hypervisor.edge.libvirt.Guest;

/** What a guest tries, all at once, and whether it is to come off. */
final class Asks {
  private final Map<String, Boolean> expected = new TreeMap<>();
  private final Map<String, String> commands = new LinkedHashMap<>();

  /** Tried again until it comes off: a guest that is emulated may be too busy to answer at once. */
  Asks answered(String name, String command) {
    return add(name, "for try in 1 2 3 4 5; do { %s; } && break; done".formatted(command), true);
  }

  Asks silent(String name, String command) {
    return add(name, command, false);
  }

  private Asks add(String name, String command, boolean comesOff) {
    expected.put(name, comesOff);
    commands.put(name, command);
    return this;
  }

  Map<String, Boolean> expected() {
    return expected;
  }

  /** By name, what came of it. */
  Map<String, Boolean> of(Resident resident, Guest guest) {
    StringBuilder script = new StringBuilder(resident.device());
    commands.forEach(
        (name, command) ->
            script.append(
                "(if { %s; } >/dev/null 2>&1; then echo %s yes; else echo %s no; fi) &\n"
                    .formatted(command, name, name)));
    Map<String, Boolean> found = new TreeMap<>();
    guest
        .says(script + "wait")
        .lines()
        .map(line -> line.split(" "))
        .forEach(line -> found.put(line[0], line[1].equals("yes")));
    return found;
  }
}
