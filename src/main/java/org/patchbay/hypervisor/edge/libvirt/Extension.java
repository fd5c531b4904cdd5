package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The calls of libvirt that its Java binding lacks, on the same library and connections. */
interface Extension extends Library {
  Extension LIBVIRT = Native.load("virt", Extension.class);

  int virConnectGetAllDomainStats(Pointer connection, int stats, PointerByReference out, int flags);

  void virDomainStatsRecordListFree(Pointer list);

  String virDomainGetName(Pointer domain);

  int virDomainGetUUIDString(Pointer domain, byte[] text);

  Pointer virConnectGetDomainCapabilities(
      Pointer connection, String emulator, String arch, String machine, String type, int flags);

  String virGetLastErrorMessage();
}
