package org.patchbay.reconcile.control;

import java.time.Duration;

/**
 * How the engine of this process works.
 *
 * @param threads turns at a time; with 0 this process leaves the work to others
 * @param poll longest time a due resource waits when no signal came
 * @param heartbeat a worker that misses four is taken for dead
 * @param resync every settled resource is looked at again after this
 * @param stint longest time for turns in a row before others get their chance
 */
public record EngineSettings(
    int threads, Duration poll, Duration heartbeat, Duration resync, Duration stint) {}
