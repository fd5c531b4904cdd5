package org.patchbay.notify.boundary;

import java.util.List;

/**
 * What somebody wants to be written about.
 *
 * @param topics {@code QUOTAS}, {@code NODES}, {@code HELPDESK}; what is not named is not wanted
 */
public record MailChoiceJson(List<String> topics) {}
