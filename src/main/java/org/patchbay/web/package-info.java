/**
 * HTTP manners that all boundaries share: problems, cursors, words, static files, the frame around
 * a request.
 *
 * <p>Every boundary may call; this room calls {@code tenant}, {@code settings} and {@code fault}.
 */
package org.patchbay.web;
