/**
 * The receipt of what somebody asked for: its parts, its journal, its verdict, cancel.
 *
 * <p>An operation never does anything: its parts are resources that the engine brings to what is
 * wanted, and it notices when they are there. Rooms above open operations in the transaction of the
 * wish and journal what their reconcilers do.
 */
package org.patchbay.operation;
