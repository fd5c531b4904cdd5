package org.patchbay.container.control;

import java.util.List;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerWish;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.network.entity.Nic;

/**
 * What a turn knows of a container before it looks at the host.
 *
 * @param nics those that it can have now
 * @param awaiting it is to have more, as soon as another container has let go of their addresses
 * @param untold its seed tells of other interfaces
 */
record ContainerView(
    Container container,
    ContainerWish wish,
    String hostName,
    HostAddress host,
    MachineSpec spec,
    List<Nic> nics,
    boolean awaiting,
    boolean untold) {}
