/**
 * A container that goes to another host, disk and all: what a person is told before, and the single
 * next step. Pure; only the room's control calls it.
 */
package org.patchbay.container.entity.hostmove;
