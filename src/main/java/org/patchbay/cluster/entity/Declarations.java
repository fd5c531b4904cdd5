package org.patchbay.cluster.entity;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.Subnet;

/**
 * What a tenant tells the portal of a cluster that the portal does not make itself.
 *
 * @param sharedStorage where its nodes keep shared files: {@code nfs://host/export}, or the bucket
 *     of an object store as {@code https://endpoint/bucket}
 * @param accessKey of the object store; its secret is kept apart and never told
 * @param loadBalancer the public address of what fronts its web interfaces
 * @param strictAntiAffinity members of a role must never share a host
 * @param extensions how many its VoipNow has, when that is known
 */
public record Declarations(
    Optional<URI> sharedStorage,
    Optional<String> accessKey,
    Optional<InetAddress> loadBalancer,
    boolean strictAntiAffinity,
    OptionalInt extensions) {
  public static final Declarations NONE =
      new Declarations(
          Optional.empty(), Optional.empty(), Optional.empty(), false, OptionalInt.empty());

  private static final Set<String> SCHEMES = Set.of("nfs", "https", "http");
  private static final int MOST_EXTENSIONS = 10_000_000;
  private static final int LONGEST = 500;

  /** The same as they are typed; everything that is wrong with them goes to the problems. */
  public static Declarations read(
      String storage,
      String accessKey,
      String balancer,
      boolean strict,
      String extensions,
      List<FieldProblem> problems) {
    return new Declarations(
        storage(strip(storage), problems),
        Optional.of(strip(accessKey)).filter(key -> !key.isEmpty()),
        balancer(strip(balancer), problems),
        strict,
        extensions(strip(extensions), problems));
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }

  private static Optional<URI> storage(String text, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      boolean whole =
          uri.getScheme() != null
              && uri.getHost() != null
              && uri.getPath() != null
              && uri.getPath().length() > 1;
      boolean plain = uri.getUserInfo() == null && uri.getQuery() == null;
      if (whole && SCHEMES.contains(uri.getScheme()) && plain && text.length() <= LONGEST) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    problems.add(new FieldProblem("sharedStorage", "cluster.storage.malformed", List.of()));
    return Optional.empty();
  }

  private static Optional<InetAddress> balancer(String text, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<InetAddress> address = Subnet.address(text);
    if (address.isEmpty()) {
      problems.add(new FieldProblem("loadBalancer", "cluster.balancer.malformed", List.of(text)));
    }
    return address;
  }

  private static OptionalInt extensions(String text, List<FieldProblem> problems) {
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int count = Integer.parseInt(text);
      if (count >= 0 && count <= MOST_EXTENSIONS) {
        return OptionalInt.of(count);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    problems.add(new FieldProblem("extensions", "cluster.extensions.malformed", List.of(text)));
    return OptionalInt.empty();
  }

  /** True when the shared storage is an object store. */
  public boolean objectStore() {
    return sharedStorage.filter(uri -> !"nfs".equals(uri.getScheme())).isPresent();
  }

  /** For people and forms; empty when none is declared. */
  public String storageText() {
    return sharedStorage.map(URI::toString).orElse("");
  }

  public String balancerText() {
    return loadBalancer.map(InetAddress::getHostAddress).orElse("");
  }

  public String extensionsText() {
    return extensions.isPresent() ? Integer.toString(extensions.getAsInt()) : "";
  }

  public String accessKeyText() {
    return accessKey.orElse("");
  }

  /** For the audit: what a person may know. */
  public List<String> told() {
    List<String> told = new ArrayList<>();
    sharedStorage.ifPresent(uri -> told.add("sharedStorage=" + uri));
    accessKey.ifPresent(key -> told.add("accessKey=" + key));
    loadBalancer.ifPresent(address -> told.add("loadBalancer=" + address.getHostAddress()));
    told.add("strictAntiAffinity=" + strictAntiAffinity);
    extensions.ifPresent(count -> told.add("extensions=" + count));
    return told;
  }
}
