/**
 * The keys an operator may set, their defaults, and the refusal to start with wrong ones.
 *
 * <p>Every room may read its own keys by injection; this room calls nobody.
 */
package org.patchbay.settings;
