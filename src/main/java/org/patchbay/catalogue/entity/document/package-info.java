/**
 * Reads the catalogue's YAML files: text in, facts or problems with file and line out. Pure; every
 * problem of every file is found in one go. The loader calls, nobody else.
 */
package org.patchbay.catalogue.entity.document;
