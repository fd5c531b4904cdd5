/**
 * The helpdesk: its staff sees tenants' things, and asks to act; tenants consent for a while, and
 * end it when they like. What a consent is good for says {@link
 * org.patchbay.identity.entity.ConsentPolicy}; the door asks for consents by {@link
 * org.patchbay.identity.control.Consents}. Nobody calls this room.
 */
package org.patchbay.helpdesk;
