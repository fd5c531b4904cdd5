package org.patchbay.container.control;

import org.patchbay.container.entity.Container;

/** Something else was seen of a container than before; fired in the transaction that notes it. */
public record ContainerChanged(Container container) {}
