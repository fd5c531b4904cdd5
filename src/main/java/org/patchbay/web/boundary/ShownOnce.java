package org.patchbay.web.boundary;

/** An answer with a secret: it is given once, and kept nowhere. */
public interface ShownOnce {}
