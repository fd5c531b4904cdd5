package org.patchbay.quota.entity;

/** How far a request for more is. */
public enum QuotaRequestState {
  OPEN,
  GRANTED,
  REFUSED,
  WITHDRAWN
}
