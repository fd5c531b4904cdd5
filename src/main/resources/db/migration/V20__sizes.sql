-- How big a container's machine was seen to be, and whether it may be restarted to fit.
alter table container add column seen_vcpus integer;
alter table container add column seen_max_vcpus integer;
alter table container add column seen_memory_mib bigint;
alter table container add column seen_max_memory_mib bigint;
alter table container add column seen_disk_gib bigint;
alter table container add column refitting boolean not null default false;
alter table container add column resize_asked_at timestamptz;

-- What a cancelled change of size puts back.
create table old_size (
  operation_id uuid primary key references operation on delete cascade,
  tenant_id uuid not null references tenant,
  vcpus integer not null,
  max_vcpus integer not null,
  memory_mib bigint not null,
  max_memory_mib bigint not null,
  disk_gib bigint not null
);
