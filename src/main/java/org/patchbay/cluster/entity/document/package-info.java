/** A cluster as one YAML document: written, read, and held against another. */
package org.patchbay.cluster.entity.document;
