/**
 * The image library: operating system images that are checked once and kept on the hosts' pools.
 *
 * <p>Here live the library, the check of what was uploaded, and the copies on hosts. {@code
 * container} and the rooms above may call; this room calls {@code host}.
 */
package org.patchbay.image;
