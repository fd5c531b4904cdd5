package org.patchbay.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.membership.control.Organizations;

/**
 * Organizations in memory, of a provider that can be silent, before or after it has done a thing.
 */
public final class RehearsedOrganizations implements Organizations {
  private final Map<String, String> ids = new TreeMap<>();
  private final Map<String, String> pending = new TreeMap<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private boolean silent;
  private String breaksAfter = "";

  /** It does not answer, or does again. */
  public synchronized void silent(boolean is) {
    silent = is;
  }

  /** It does this once more, and the answer is lost. */
  public synchronized void breaksAfter(String action) {
    breaksAfter = action;
  }

  /** What it has done: {@code make acme}, {@code invite nora@acme.test}. */
  public List<String> done() {
    return done;
  }

  @Override
  public synchronized Optional<String> find(String alias) {
    answer();
    return Optional.ofNullable(ids.get(alias));
  }

  @Override
  public synchronized void make(String alias, String name) {
    answer();
    ids.put(alias, "id-of-" + alias);
    did("make " + alias);
  }

  @Override
  public synchronized Map<String, String> pending(String organization) {
    answer();
    return new HashMap<>(pending);
  }

  @Override
  public synchronized void leadTo(String organization, String address) {
    answer();
    places.put(organization, address);
  }

  /** Where whoever follows a link is led to, by the organization's id. */
  public synchronized Map<String, String> places() {
    return Map.copyOf(places);
  }

  @Override
  public synchronized void invite(String organization, String mail) {
    answer();
    pending.put(mail, "link-of-" + mail);
    did("invite " + mail);
  }

  @Override
  public synchronized void withdraw(String organization, String invitation) {
    answer();
    pending.values().remove(invitation);
    did("withdraw " + invitation);
  }

  @Override
  public synchronized void remove(String organization) {
    answer();
    ids.values().remove(organization);
    did("remove " + organization);
  }

  private void answer() {
    if (silent) {
      throw Fault.of(FaultCode.IDENTITY_UNREACHABLE);
    }
  }

  private void did(String what) {
    done.add(what);
    if (what.equals(breaksAfter)) {
      breaksAfter = "";
      throw Fault.of(FaultCode.IDENTITY_UNREACHABLE);
    }
  }
}
