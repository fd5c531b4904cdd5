/**
 * Mails to people: an outbox that is written with what it tells of, and sent when the mail server
 * takes it. Rooms of this floor fire {@code MailWanted}; what others tell is observed here.
 */
package org.patchbay.notify;
