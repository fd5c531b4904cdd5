-- Snapshots of containers' data disks: whole copies, each a volume of its own where the disk lay when it was taken.
create table snapshot (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  container_id uuid not null references container,
  host_id uuid not null references host,
  pool text not null,
  -- What it counts as, and what its volume takes once it is there.
  gib bigint not null check (gib > 0),
  bytes bigint,
  note text not null,
  taken_by text not null,
  wished_at timestamptz not null,
  taken_at timestamptz,
  state text not null check (state in ('TAKING', 'KEPT', 'RESTORING', 'DELETING')),
  taken_back boolean not null default false,
  -- The data disk that is being made of it.
  fresh_id uuid unique
);
create index snapshot_by_container on snapshot (container_id, wished_at);
create index snapshot_by_host on snapshot (host_id, pool);
create index snapshot_by_tenant on snapshot (tenant_id);
-- The database is the lock: of a disk one is taken or put back at a time.
create unique index snapshot_under_way on snapshot (container_id) where state in ('TAKING', 'RESTORING');

alter table container add column data_busy boolean not null default false;
alter table container add column data_swapped boolean not null default false;

-- They are counted, and their disk is counted with the containers', of all classes and of its own.
insert into quota (tenant_id, name, limit_value, used)
select tenant_id, 'snapshots', case when limit_value = 0 then 0 else 50 end, 0 from quota where name = 'containers';
insert into quota_usage (tenant_id, name, at, used, area)
select tenant_id, name, since, used, area from quota where name = 'snapshots';

create or replace view disk_held as
select d.tenant_id, 'disk' || initcap(coalesce(o.storage_class, 'LOCAL')) || 'GiB' as name, sum(d.gib) as gib
from (
  select tenant_id, coalesce(moving_to, host_id) as host_id, coalesce(moving_pool, pool) as pool, disk_gib as gib from container
  union all select tenant_id, host_id, pool, gib from snapshot) d
left join pool_offer o on o.host_id = d.host_id and o.name = d.pool
group by d.tenant_id, coalesce(o.storage_class, 'LOCAL');
