/**
 * First pages: where one belongs, the platform at a glance, a tenant at a glance.
 *
 * <p>Nobody calls this room; it reads from all below.
 */
package org.patchbay.dashboard;
