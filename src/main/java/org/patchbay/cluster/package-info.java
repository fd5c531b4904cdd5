/**
 * Clusters: one distributed VoipNow each, made of nodes with roles that run in containers.
 *
 * <p>Here live the draft, the rules, the preview, the approval and the retirement. The rooms {@code
 * dashboard} and {@code helpdesk} may call; this room calls {@code catalogue} and {@code container}
 * and changes containers only by wishing.
 */
package org.patchbay.cluster;
