package org.patchbay.hypervisor.entity;

import java.net.InetAddress;

/** A TCP port at an address, where somebody may open. */
public record Door(InetAddress address, int port) {}
