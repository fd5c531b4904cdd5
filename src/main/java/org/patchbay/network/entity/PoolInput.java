package org.patchbay.network.entity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.FieldProblem;

/** A pool as it was typed; {@link #judge} says everything that is wrong with it. */
public record PoolInput(String cidr, String gateway, String first, String last, List<String> dns) {
  public PoolInput {
    dns = dns == null ? List.of() : List.copyOf(dns);
  }

  /**
   * Reads the texts.
   *
   * @param at name of the field that holds the pool, as {@code pools[0]}
   * @param problems gets what is wrong
   * @return the pool, when nothing was wrong
   */
  public Optional<PoolDraft> judge(String at, List<FieldProblem> problems) {
    int before = problems.size();
    Optional<Subnet> subnet = Subnet.tryParse(cidr);
    if (subnet.isEmpty()) {
      problems.add(problem(at + ".cidr", "network.cidr.invalid", cidr));
    }
    var gatewayAddress = inside(at + ".gateway", gateway, subnet, problems);
    var firstAddress = inside(at + ".first", first, subnet, problems);
    var lastAddress = inside(at + ".last", last, subnet, problems);
    List<InetAddress> servers = servers(at, problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    if (Ip.number(firstAddress.get()).compareTo(Ip.number(lastAddress.get())) > 0) {
      problems.add(problem(at + ".last", "network.range.reversed", last));
      return Optional.empty();
    }
    if (subnet.get().own().contains(gatewayAddress.get())) {
      problems.add(problem(at + ".gateway", "network.address.own", gateway, subnet.get()));
      return Optional.empty();
    }
    return Optional.of(
        new PoolDraft(
            subnet.get(), gatewayAddress.get(), firstAddress.get(), lastAddress.get(), servers));
  }

  private List<InetAddress> servers(String at, List<FieldProblem> problems) {
    List<InetAddress> servers = new ArrayList<>();
    for (int i = 0; i < dns.size(); i++) {
      Optional<InetAddress> server = Subnet.address(dns.get(i));
      if (server.isEmpty()) {
        problems.add(problem(at + ".dns[" + i + "]", "network.address.invalid", dns.get(i)));
      }
      server.ifPresent(servers::add);
    }
    return servers;
  }

  private static Optional<InetAddress> inside(
      String field, String text, Optional<Subnet> subnet, List<FieldProblem> problems) {
    Optional<InetAddress> address = Subnet.address(text);
    if (address.isEmpty()) {
      problems.add(problem(field, "network.address.invalid", text));
    } else if (subnet.isPresent() && !subnet.get().contains(address.get())) {
      problems.add(problem(field, "network.address.outside", text, subnet.get()));
    } else if (isNobodys(address.get())) {
      problems.add(problem(field, "network.address.nobodys", text));
    } else if (!field.endsWith(".gateway")
        && subnet.filter(net -> net.own().contains(address.get())).isPresent()) {
      problems.add(problem(field, "network.address.own", text, subnet.get()));
    }
    return address;
  }

  private static FieldProblem problem(String field, String key, Object... parameters) {
    List<Object> shown = new ArrayList<>();
    for (Object parameter : parameters) {
      shown.add(parameter == null ? "" : String.valueOf(parameter));
    }
    return new FieldProblem(field, key, shown);
  }

  /** Of kinds that no machine can be reached by. */
  private static boolean isNobodys(InetAddress address) {
    return address.isMulticastAddress()
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress();
  }
}
