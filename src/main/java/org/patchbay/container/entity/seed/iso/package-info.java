/**
 * Writes small ISO 9660 images with Rock Ridge and Joliet names, as {@code genisoimage -r -J} does,
 * but always the same bytes for the same files. One flat directory; {@code seed} calls.
 */
package org.patchbay.container.entity.seed.iso;
