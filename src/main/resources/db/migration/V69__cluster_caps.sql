-- What the containers of a cluster may take at most, within the tenant's quotas; its tenant's owner sets it.
create table cluster_cap (
  tenant_id uuid not null references tenant,
  cluster_id uuid not null references cluster on delete cascade,
  name text not null check (name in ('containers', 'vcpus', 'memoryMiB', 'diskGiB')),
  limit_value bigint not null check (limit_value >= 0),
  primary key (cluster_id, name)
);
