package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Pointer;
import org.libvirt.Connect;
import org.libvirt.ConnectAuthDefault;
import org.libvirt.LibvirtException;

/** A connection whose native handle can be given to {@link Extension}. */
final class Link extends Connect {
  Link(String uri) throws LibvirtException {
    super(uri, new ConnectAuthDefault(), 0);
  }

  Pointer pointer() {
    return vcp.getPointer();
  }
}
