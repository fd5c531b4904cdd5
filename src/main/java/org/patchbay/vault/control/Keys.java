package org.patchbay.vault.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.settings.control.Secrets;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.vault.entity.KeyUse;

/** The keys by their ids, and the wish that all secrets come under the first of them. */
@ApplicationScoped
@Transactional
public class Keys {
  @Inject EntityManager em;
  @Inject Secrets secrets;
  @Inject SealedColumns columns;
  @Inject Nudges nudges;
  @Inject Audit audit;

  /** What each has sealed. */
  public List<KeyUse> all() {
    return KeyUse.of(secrets.ring().ids(), columns.byKey());
  }

  /** Whether secrets are on their way under another key. */
  public boolean isResealing() {
    return !em.createNativeQuery("select 1 from resource where kind = :kind")
        .setParameter("kind", ResealReconciler.KIND)
        .getResultList()
        .isEmpty();
  }

  /**
   * Has every secret sealed anew that another key than the first one has sealed. The engine does
   * it, on an instance whose first key is the same.
   *
   * @throws Fault {@code INVALID_INPUT} when there is no key
   */
  public List<KeyUse> reseal() {
    String first = first();
    List<KeyUse> keys = all();
    nudges.nudge(ResealReconciler.KIND, ResealReconciler.under(first), TenantScope.PLATFORM);
    Map<String, Object> old = new TreeMap<>();
    keys.stream().filter(KeyUse::isOld).forEach(key -> old.put(key.id(), key.sealed()));
    audit.record("keys.reseal", key(first), Change.of(Map.of("sealed", old), Map.of("key", first)));
    return keys;
  }

  private String first() {
    return secrets.ring().first().orElseThrow(() -> Fault.invalid("keys", "vault.keyless"));
  }

  static AuditObject key(String id) {
    return new AuditObject(TenantScope.PLATFORM, "key", id, id);
  }
}
