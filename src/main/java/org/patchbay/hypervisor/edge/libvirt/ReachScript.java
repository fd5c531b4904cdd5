package org.patchbay.hypervisor.edge.libvirt;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patchbay.hypervisor.entity.Door;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestReach;

/**
 * How a guest goes on an errand: a script of the portal's, the same for all, to which addresses and
 * ports are handed as arguments. It connects and looks who answers nearby, and changes nothing:
 * whom its kernel only remembers is asked again before it counts.
 */
final class ReachScript {
  private static final String NEAR = "near ";
  private static final String OPEN = "open ";
  private static final String DONE = "done";

  /** Any shell; bash or nc to connect with; iproute2 or busybox to tell who is near. */
  private static final String TEXT =
      """
      dev=$(grep -il "^$1" /sys/class/net/*/address | head -n 1 | cut -d/ -f5)
      [ -n "$dev" ] || exit 3
      shift
      if command -v bash >/dev/null 2>&1; then
        knock() { timeout 3 bash -c ': </dev/tcp/"$0"/"$1"' "$1" "$2"; }
      elif command -v nc >/dev/null 2>&1; then
        knock() { nc -w 3 "$1" "$2" </dev/null; }
      else
        exit 3
      fi
      call() { ping -c 2 -W 1 -w 3 "$1" || ping6 -c 2 -W 1 -w 3 "$1"; }
      call "ff02::1%$dev" >/dev/null 2>&1 &
      while [ $# -gt 1 ]; do
        if [ "$2" = call ]; then
          call "$1" >/dev/null 2>&1 &
        else
          (knock "$1" "$2" >/dev/null 2>&1 && echo "open $1 $2") &
        fi
        shift 2
      done
      wait
      ip neigh show dev "$dev" | grep lladdr | {
        while read -r address rest; do
          mac=${rest#*lladdr }
          case $address in fe80:*) there=$address%$dev ;; *) there=$address ;; esac
          case $rest in
            *REACHABLE*) echo "near ${mac%% *} $address" ;;
            *) (call "$there" >/dev/null 2>&1 && echo "near ${mac%% *} $address") & ;;
          esac
        done
        wait
      }
      echo done
      """;

  private ReachScript() {}

  /** Arguments of a shell. */
  static List<String> arguments(GuestErrand errand) {
    List<String> all = new ArrayList<>(List.of("-c", TEXT, "patchbay", errand.mac()));
    for (Door door : errand.doors()) {
      all.add(door.address().getHostAddress());
      all.add(String.valueOf(door.port()));
    }
    for (InetAddress address : errand.called()) {
      all.add(address.getHostAddress());
      all.add("call");
    }
    return all;
  }

  /** What the script said; a word that was not asked for is none. */
  static GuestReach read(GuestErrand errand, String said) {
    if (said.lines().noneMatch(DONE::equals)) {
      return GuestReach.of(GuestReach.Voice.UNABLE);
    }
    Set<String> open = new HashSet<>();
    Map<String, String> near = new HashMap<>();
    said.lines().filter(line -> line.startsWith(OPEN)).forEach(open::add);
    said.lines()
        .filter(line -> line.matches(NEAR + "[0-9a-f:]{17} [0-9a-fA-F.:]{2,45}"))
        .map(line -> line.split(" "))
        .forEach(words -> near.put(words[1], words[2]));
    Set<Door> reached = new HashSet<>(errand.doors());
    reached.removeIf(
        door -> !open.contains(OPEN + door.address().getHostAddress() + " " + door.port()));
    return new GuestReach(GuestReach.Voice.TOLD, reached, near);
  }
}
