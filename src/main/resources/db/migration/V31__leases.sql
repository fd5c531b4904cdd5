-- A public address that a tenant holds, plugged in or not; and one that rests after it was given back.
create table lease (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  network_id uuid not null references public_network,
  address inet not null,
  note text not null default '',
  reverse_name text not null default '',
  -- taken by a person: it stays when its container goes
  kept boolean not null default false,
  taken_at timestamptz not null,
  -- given back: until then only its tenant may take it
  rests_until timestamptz,
  -- a container whose machine may still speak from it
  lingers_at uuid references container on delete set null,
  -- the database is the lock: an address is given out once
  unique (network_id, address),
  unique (tenant_id, network_id, address)
);
create index lease_by_tenant on lease (tenant_id, address, id);
create index lease_resting on lease (network_id, rests_until, address) where rests_until is not null;
create index lease_lingering on lease (lingers_at) where lingers_at is not null;

insert into lease (id, tenant_id, network_id, address, taken_at)
select gen_random_uuid(), n.tenant_id, n.network_id, n.address, c.created_at
from nic n join container c on c.id = n.container_id where n.network_id is not null;

-- What is plugged in is held, and by the same tenant.
alter table nic add constraint nic_lease foreign key (tenant_id, network_id, address)
  references lease (tenant_id, network_id, address);

-- Which interfaces a container's seed tells of, and whether its guest heard of the latest while it ran.
create table seed_told (
  container_id uuid primary key references container on delete cascade,
  tenant_id uuid not null references tenant,
  networks text not null,
  heard text
);
insert into seed_told (container_id, tenant_id, networks)
select container_id, tenant_id, string_agg(mac || ' ' || host(address), ', ' order by position)
from nic group by container_id, tenant_id;
