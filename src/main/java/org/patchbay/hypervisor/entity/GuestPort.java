package org.patchbay.hypervisor.entity;

/** A port that a guest may listen on. */
public record GuestPort(OpenPort.Protocol protocol, int port) {}
