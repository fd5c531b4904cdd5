/**
 * How much tenants may have: what they ask for, what the platform's staff decides, and whether what
 * is counted is true. The counting itself is the business of {@link
 * org.patchbay.tenant.control.Quotas}, which stands below all rooms that reserve.
 */
package org.patchbay.quota;
