package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;

/**
 * Has a guest use the processors it was given, through its agent: not every guest does so by
 * itself. One without an agent is left to its own rules.
 */
final class GuestProcessors {
  private static final int SECONDS = 2;
  private static final int TRIES = 10;
  private static final long BETWEEN_TRIES_MS = 200;
  private static final Pattern ONE = Pattern.compile("\\{[^{}]*\"logical-id\"[^{}]*\\}");
  private static final Pattern ID = Pattern.compile("\"logical-id\": *(\\d+)");
  private static final Pattern OFF = Pattern.compile("\"online\": *false");

  private GuestProcessors() {}

  /** Waits some moments for the guest to have found as many as that. */
  static void bringOnline(Domain domain, int wanted) throws LibvirtException {
    try {
      for (int tries = 0; tries < TRIES; tries++) {
        List<String> known = known(ask(domain, "{\"execute\":\"guest-get-vcpus\"}"));
        if (known.size() >= wanted) {
          switchOn(domain, known);
          return;
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LibvirtException e) {
      if (Session.lost(e)) {
        throw e;
      }
    }
  }

  static List<String> known(String answer) {
    return ONE.matcher(answer).results().map(MatchResult::group).toList();
  }

  private static void switchOn(Domain domain, List<String> known) throws LibvirtException {
    String off = off(known);
    if (!off.isEmpty()) {
      ask(domain, "{\"execute\":\"guest-set-vcpus\",\"arguments\":{\"vcpus\":[" + off + "]}}");
    }
  }

  /** Those that are off, as the agent wants to hear of them; empty when all are on. */
  static String off(List<String> known) {
    return known.stream()
        .filter(one -> OFF.matcher(one).find())
        .flatMap(one -> ID.matcher(one).results())
        .map(id -> "{\"logical-id\":" + id.group(1) + ",\"online\":true}")
        .collect(Collectors.joining(","));
  }

  private static String ask(Domain domain, String command) throws LibvirtException {
    return domain.qemuAgentCommand(command, SECONDS, 0);
  }
}
