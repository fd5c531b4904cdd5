/**
 * Which keys have sealed the secrets in the database, and how these come under another key.
 *
 * <p>What is sealed belongs to the rooms below; here its columns are found by their type in the
 * database. No secret leaves this room, and no key comes out of the settings.
 */
package org.patchbay.vault;
