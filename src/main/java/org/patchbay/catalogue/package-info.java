/**
 * What the product knows about VoipNow, per version, and about the shapes a cluster can be given:
 * roles, distributions, blueprints, sizes, recipes. All of it is data from {@code config/}.
 *
 * <p>{@code entity} holds the facts, {@code entity.document} reads and refuses files, {@code
 * control} loads them, {@code boundary} shows them. Cluster and everything above may call; this
 * room calls {@code container}, {@code tenant}, {@code identity}, {@code web} and {@code fault}.
 */
package org.patchbay.catalogue;
