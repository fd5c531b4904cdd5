package org.patchbay.cluster.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What a tenant declares of a cluster that the portal does not make.
 *
 * @param sharedStorage {@code nfs://host/export}, or an object store's {@code
 *     https://endpoint/bucket}; null: none
 * @param accessKey of the object store
 * @param secretKey only taken, never given; null: as it was
 * @param loadBalancer public address of what fronts the web interfaces; null: none
 * @param strictAntiAffinity members of a role must never share a host
 * @param extensions how many there are; null: not known
 */
public record DeclarationsJson(
    String sharedStorage,
    String accessKey,
    String secretKey,
    String loadBalancer,
    boolean strictAntiAffinity,
    Integer extensions) {
  static DeclarationsJson of(Cluster cluster) {
    Declarations declared = cluster.declarations();
    OptionalInt extensions = declared.extensions();
    return new DeclarationsJson(
        declared.sharedStorage().map(uri -> uri.toString()).orElse(null),
        declared.accessKey().orElse(null),
        null,
        declared.loadBalancer().map(address -> address.getHostAddress()).orElse(null),
        declared.strictAntiAffinity(),
        extensions.isPresent() ? extensions.getAsInt() : null);
  }

  /** {@code INVALID_INPUT} with every wrong field. */
  Declarations declarations() {
    return declarations("");
  }

  /** The same where they are part of something: the prefix names the wrong fields. */
  Declarations declarations(String prefix) {
    List<FieldProblem> problems = new ArrayList<>();
    Declarations declared =
        Declarations.read(
            sharedStorage,
            accessKey,
            loadBalancer,
            strictAntiAffinity,
            extensions == null ? "" : extensions.toString(),
            problems);
    if (!problems.isEmpty()) {
      throw Fault.invalid(problems.stream().map(problem -> problem.under(prefix)).toList());
    }
    return declared;
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "DeclarationsJson" + declarations().told();
  }
}
