/**
 * Service providers that rent clusters here, and the scope that keeps their rows apart.
 *
 * <p>Every query of a tenant's rows passes through {@link org.patchbay.tenant.control.TenantScope}:
 * with no scope set, nothing is seen. Every room above may call; this room calls {@code fault} and
 * {@code settings} only.
 */
package org.patchbay.tenant;
