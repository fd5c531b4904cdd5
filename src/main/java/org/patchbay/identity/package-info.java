/**
 * Who is at the door, and what may be done there.
 *
 * <p>Here live the login by OpenID Connect, the check of bearer tokens, the access rules that stand
 * on boundary methods, and the filter that holds everybody to them. Every boundary uses {@code
 * AllowedTo}; this room calls {@code tenant}.
 */
package org.patchbay.identity;
