package org.patchbay.helpdesk.control;

import org.patchbay.helpdesk.entity.HelpRequest;

/** A tenant has been asked and has to answer; fired in the transaction of the question. */
public record HelpAsked(HelpRequest request) {}
