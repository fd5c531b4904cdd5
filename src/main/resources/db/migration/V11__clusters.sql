-- Clusters, nodes, containers: what tenants own.

create table cluster (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null,
  version text not null,
  blueprint text not null,
  image_id uuid not null references image,
  retiring boolean not null default false,
  generation bigint not null default 1,
  created_at timestamptz not null,
  unique (tenant_id, name)
);

create table container (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  cluster_id uuid references cluster,
  name text not null,
  host_id uuid not null references host,
  image_id uuid not null references image,
  -- wanted
  vcpus integer not null,
  max_vcpus integer not null,
  memory_mib bigint not null,
  max_memory_mib bigint not null,
  disk_gib bigint not null,
  power text not null,
  boots_wanted integer not null default 0,
  retiring boolean not null default false,
  generation bigint not null default 1,
  user_data text not null,
  open_ports text[] not null,
  roles text[] not null,
  created_at timestamptz not null,
  -- seen
  seen_state text not null default 'ABSENT',
  seen_since timestamptz not null,
  ready_since timestamptz,
  was_defined boolean not null default false,
  stop_asked_at timestamptz,
  boots_done integer not null default 0,
  unique (tenant_id, name)
);
create index container_by_name on container (name, id);
create index container_by_tenant on container (tenant_id, name, id);
create index container_by_cluster on container (cluster_id, name);
create index container_by_host on container (host_id);
create index container_by_image on container (image_id);

create table nic (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  container_id uuid not null references container,
  position integer not null,
  segment_id integer references segment,
  network_id uuid references public_network,
  address inet not null,
  mac text not null unique,
  -- the database is the lock: an address is given out once
  unique (segment_id, address),
  unique (network_id, address),
  unique (container_id, position),
  check ((segment_id is null) <> (network_id is null))
);

create table node (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  cluster_id uuid not null references cluster,
  container_id uuid references container,
  name text not null,
  node_id text not null,
  roles text[] not null,
  unique (cluster_id, name),
  unique (container_id)
);
