/**
 * Which host a container goes to, and why: filters, then weights, pure and deterministic. Previews
 * and reconcilers ask {@link org.patchbay.container.entity.placement.Placement}.
 */
package org.patchbay.container.entity.placement;
