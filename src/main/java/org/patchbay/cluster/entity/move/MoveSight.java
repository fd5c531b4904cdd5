package org.patchbay.cluster.entity.move;

/**
 * All that the next step of a move follows from.
 *
 * @param bound the node belongs to the other container
 * @param pointless the node has gone, or the container it is to run in
 * @param targetReady the other container is made and no machine of it is there
 * @param goesElsewhere the old container itself is on its way to another host
 * @param vacating the old container is wished to have no machine
 * @param sourceVacant its own turn saw that it has none
 * @param awaited the machine waits for the data disk
 * @param dataThere the data disk is where the other container needs it, complete
 * @param nothingToBring it was never made where the node comes from
 * @param well the node is as it is wanted
 * @param dataLeft the data disk is still where it came from, too
 * @param sourceGone the host it came from is lost and does not answer
 * @param sourceLost that host is lost, whether it answers or not: its disks are left alone
 * @param without a person has said that the node does without its data
 */
public record MoveSight(
    boolean bound,
    boolean pointless,
    boolean targetReady,
    boolean goesElsewhere,
    boolean vacating,
    boolean sourceVacant,
    boolean awaited,
    boolean dataThere,
    boolean nothingToBring,
    boolean well,
    boolean dataLeft,
    boolean sourceGone,
    boolean sourceLost,
    boolean without) {}
