/**
 * How pages look: the view engine, the brands, the words.
 *
 * <p>A brand is a folder of {@code themes/}; what it lacks comes from {@code base}. Over it lies
 * what a tenant's owner wants. Controllers name a view, and the engine is found by the framework;
 * only {@code notify} asks here how a mail is to look.
 */
package org.patchbay.theme;
