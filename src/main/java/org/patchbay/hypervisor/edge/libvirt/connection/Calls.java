package org.patchbay.hypervisor.edge.libvirt.connection;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of libvirt that its Java binding lacks or can't make safely, on the same library and
 * connections. Names and meanings: libvirt.org/html/index.html.
 */
public interface Calls extends Library {
  Calls LIBVIRT = Native.load("virt", Calls.class);

  int virConnectGetAllDomainStats(Pointer connection, int stats, PointerByReference out, int flags);

  void virDomainStatsRecordListFree(Pointer list);

  String virDomainGetName(Pointer domain);

  int virDomainGetUUIDString(Pointer domain, byte[] text);

  Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

  int virDomainFree(Pointer domain);

  int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

  int virDomainShutdownFlags(Pointer domain, int flags);

  Pointer virConnectGetDomainCapabilities(
      Pointer connection, String emulator, String arch, String machine, String type, int flags);

  int virConnectListAllNWFilterBindings(Pointer connection, PointerByReference out, int flags);

  String virNWFilterBindingGetFilterName(Pointer binding);

  int virNWFilterBindingFree(Pointer binding);

  int virConnectDomainEventRegisterAny(
      Pointer connection, Pointer domain, int event, Callback heard, Pointer opaque, Pointer free);

  int virConnectDomainEventDeregisterAny(Pointer connection, int callback);

  int virConnectRegisterCloseCallback(
      Pointer connection, Callback closed, Pointer opaque, Pointer free);

  int virConnectUnregisterCloseCallback(Pointer connection, Callback closed);
}
