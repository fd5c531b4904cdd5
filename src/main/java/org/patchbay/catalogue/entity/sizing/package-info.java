/**
 * From a load to a proposed cluster: what the file of the sizing help says, and the pure sums. The
 * readers and the boundary of this room call.
 */
package org.patchbay.catalogue.entity.sizing;
