package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;

/** An HTTP load balancer that the tenant says stands in front of the web nodes. */
public record LoadBalancer(InetAddress address) {}
