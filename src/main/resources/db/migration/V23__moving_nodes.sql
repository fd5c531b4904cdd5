-- A node has a data disk, and moves with it to another container.
alter table container add column data_id uuid unique;
alter table container add column data_gib bigint not null default 0;
alter table container add column data_made boolean not null default false;
alter table container add column data_awaited boolean not null default false;
alter table container add column spare boolean not null default false;
alter table container add column vacant boolean not null default false;
alter table container add column host_name text;
alter table container add column seeds integer not null default 0;

-- A move that is under way. It outlives its node and its containers: what it left must be taken away.
create table node_move (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  cluster_id uuid not null,
  node_id uuid not null unique,
  node_name text not null,
  source_id uuid not null unique,
  target_id uuid not null unique,
  source_host uuid not null references host,
  data_id uuid,
  made_target boolean not null,
  bound boolean not null default false,
  power text not null
);
