package org.patchbay.quota.control;

import org.patchbay.quota.entity.QuotaRequest;

/** The platform has answered a request; told within the transaction of the answer. */
public record QuotaDecided(QuotaRequest request) {}
