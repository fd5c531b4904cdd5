/**
 * What can go wrong, in one vocabulary: a code says what, its kind says whose move it is.
 *
 * <p>Here live the codes, the one exception that carries them, and the mapper that turns it into a
 * page or a problem document. Every room may call; this room calls nobody.
 */
package org.patchbay.fault;
