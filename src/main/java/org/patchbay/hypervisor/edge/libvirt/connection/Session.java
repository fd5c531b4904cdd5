package org.patchbay.hypervisor.edge.libvirt.connection;

import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.NetworkFilter;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;

/**
 * One call's use of a connection. Every native handle that it hands out lives exactly as long: held
 * until the end, so that no finalizer frees it under a running call, and freed then.
 */
public final class Session implements AutoCloseable {
  private final Link link;
  private final Deque<Handle> handles = new ArrayDeque<>();
  private final Set<String> done = new HashSet<>();

  /** Frees a native handle. */
  @FunctionalInterface
  public interface Handle {
    void free() throws LibvirtException;
  }

  /** Looks a native handle up. */
  @FunctionalInterface
  public interface Lookup<T> {
    T find() throws LibvirtException;
  }

  Session(Link link) {
    this.link = link;
  }

  public Connect connect() {
    return link.connect();
  }

  /** The connection, for {@link Calls}. */
  public Pointer pointer() {
    return link.pointer();
  }

  /** True when this was not asked before in this call. */
  public boolean firstTime(String what) {
    return done.add(what);
  }

  /** Keeps a handle until the end of the call; returns it. */
  public <T> T keep(T handle, Handle freeing) {
    handles.push(freeing);
    return handle;
  }

  public Optional<Domain> domain(UUID uuid) throws LibvirtException {
    Optional<Domain> found = present(() -> connect().domainLookupByUUID(uuid));
    found.ifPresent(domain -> keep(domain, domain::free));
    return found;
  }

  /** The domain for {@link Calls}, or empty. */
  public Optional<Pointer> domainPointer(UUID uuid) {
    Pointer domain = Calls.LIBVIRT.virDomainLookupByUUIDString(pointer(), uuid.toString());
    return domain == null
        ? Optional.empty()
        : Optional.of(keep(domain, () -> Calls.LIBVIRT.virDomainFree(domain)));
  }

  public Optional<Network> network(String name) throws LibvirtException {
    Optional<Network> found = present(() -> connect().networkLookupByName(name));
    found.ifPresent(network -> keep(network, network::free));
    return found;
  }

  public Optional<StoragePool> pool(String name) throws LibvirtException {
    Optional<StoragePool> found = present(() -> connect().storagePoolLookupByName(name));
    found.ifPresent(pool -> keep(pool, pool::free));
    return found;
  }

  public Optional<StorageVol> volume(StoragePool pool, String name) throws LibvirtException {
    Optional<StorageVol> found = present(() -> pool.storageVolLookupByName(name));
    found.ifPresent(volume -> keep(volume, volume::free));
    return found;
  }

  public Optional<NetworkFilter> filter(String name) throws LibvirtException {
    Optional<NetworkFilter> found = present(() -> connect().networkFilterLookupByName(name));
    found.ifPresent(filter -> keep(filter, filter::free));
    return found;
  }

  /** Empty when libvirt says that there is no such thing. */
  public static <T> Optional<T> present(Lookup<T> lookup) throws LibvirtException {
    try {
      return Optional.of(lookup.find());
    } catch (LibvirtException e) {
      if (LibvirtFaults.absent(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** True when the error says that the thing asked for is not there. */
  public static boolean absent(LibvirtException e) {
    return LibvirtFaults.absent(e);
  }

  /** True when the error says that the connection is gone. */
  public static boolean lost(LibvirtException e) {
    return LibvirtFaults.lost(e);
  }

  /** True when the host's driver has no such call. */
  public static boolean unsupported(LibvirtException e) {
    return LibvirtFaults.is(e, Set.of(ErrorNumber.VIR_ERR_NO_SUPPORT));
  }

  /** Throws what the last native call of this thread failed with, when it did. */
  public static int checked(int result) {
    if (result < 0) {
      throw CallFailed.last();
    }
    return result;
  }

  @Override
  public void close() {
    while (!handles.isEmpty()) {
      try {
        handles.pop().free();
      } catch (LibvirtException e) {
        // The connection is gone and the handle with it; the call itself has told.
        continue;
      }
    }
  }
}
