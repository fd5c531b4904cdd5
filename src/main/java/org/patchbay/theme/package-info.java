/**
 * How pages look: the view engine, the brands, the words.
 *
 * <p>A brand is a folder of {@code themes/}; what it lacks comes from {@code base}. Nobody calls
 * this room: controllers name a view, and the engine is found by the framework.
 */
package org.patchbay.theme;
