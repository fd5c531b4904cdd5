-- Hosts, images, networks: what the platform's administrators own.

create table host (
  id uuid primary key,
  name text not null unique,
  uri text not null,
  profile text not null,
  machine_type text not null,
  pool text not null,
  segment_bridge text not null,
  enabled boolean not null default true,
  created_at timestamptz not null,
  -- who it is: the same host must not be registered twice, whatever the URI says
  host_uuid uuid not null unique,
  -- what was seen last
  host_name text not null,
  runs text not null,
  cpus integer not null,
  memory_mib bigint not null,
  pool_capacity_mib bigint not null,
  pool_free_mib bigint not null,
  bridges text[] not null,
  version text not null,
  reachable boolean not null,
  seen_at timestamptz not null,
  fault_code text,
  fault_text text,
  fault_since timestamptz
);

create table host_pool (
  host_id uuid not null references host on delete cascade,
  name text not null,
  active boolean not null,
  capacity_mib bigint not null,
  free_mib bigint not null,
  primary key (host_id, name)
);

-- Every machine a host reports, strangers included.
create table machine (
  host_id uuid not null references host on delete cascade,
  uuid uuid not null,
  name text not null,
  state text not null,
  stamp_tenant uuid,
  spec_hash text,
  vcpus integer not null,
  memory_mib bigint not null,
  seen_at timestamptz not null,
  primary key (host_id, uuid)
);
create index machine_strangers on machine (host_id, name) where stamp_tenant is null;

create table image (
  id uuid primary key,
  name text not null unique,
  os text not null,
  os_version text not null,
  arch text not null,
  size_bytes bigint,
  virtual_size_bytes bigint,
  sha256 text,
  created_at timestamptz not null
);

create table image_copy (
  id uuid primary key,
  image_id uuid not null references image,
  host_id uuid not null references host on delete cascade,
  sha256 text,
  unique (image_id, host_id)
);

create table public_network (
  id uuid primary key,
  name text not null unique,
  bridge text not null,
  created_at timestamptz not null
);

create table address_pool (
  id uuid primary key,
  network_id uuid not null references public_network,
  cidr text not null,
  gateway inet not null,
  first inet not null,
  last inet not null,
  dns text[] not null,
  check (first <= last and first << cidr::inet and last << cidr::inet and gateway << cidr::inet)
);
create index address_pool_network on address_pool (network_id, first);

create table segment_range (
  one boolean primary key default true check (one),
  first integer not null check (first between 2 and 4094),
  last integer not null check (last between 2 and 4094),
  check (first <= last)
);

-- The id is the VLAN tag or the bridge's number: the same on every host.
create table segment (
  id integer primary key,
  tenant_id uuid not null references tenant,
  name text not null,
  cidr text not null check (cidr::cidr is not null),
  created_at timestamptz not null,
  unique (tenant_id, name)
);

create sequence mac_number minvalue 1 maxvalue 16777215;
