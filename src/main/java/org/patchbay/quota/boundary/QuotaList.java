package org.patchbay.quota.boundary;

import java.util.List;

/** All quotas of a tenant. */
public record QuotaList(List<QuotaJson> items) {}
