package org.patchbay.container.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** The size that was wanted before an operation, so that a cancel can put it back. */
@Entity
@Table(name = "old_size")
public class OldSize {
  @Id UUID operationId;
  @TenantId UUID tenantId;
  int vcpus;
  int maxVcpus;
  long memoryMib;
  long maxMemoryMib;
  long diskGib;

  protected OldSize() {}

  public OldSize(UUID operation, ContainerSize size) {
    operationId = operation;
    vcpus = size.vcpus();
    maxVcpus = size.maxVcpus();
    memoryMib = size.memoryMiB();
    maxMemoryMib = size.maxMemoryMiB();
    diskGib = size.diskGiB();
  }

  public ContainerSize size() {
    return new ContainerSize(vcpus, maxVcpus, memoryMib, maxMemoryMib, diskGib);
  }
}
