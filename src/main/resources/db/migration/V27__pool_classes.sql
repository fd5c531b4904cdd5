-- Which pools of a host take disks, and what they are. Hosts with the same mark have the same pool.
create table pool_offer (
  host_id uuid not null references host on delete cascade,
  name text not null,
  storage_class text not null check (storage_class in ('SSD', 'STANDARD', 'LOCAL', 'SHARED')),
  mark uuid,
  primary key (host_id, name),
  check (mark is not null or storage_class <> 'SHARED')
);
insert into pool_offer (host_id, name, storage_class) select id, pool, 'LOCAL' from host;

-- Where a container's disks lie, are to lie, and may have left something.
alter table container add column pool text;
update container set pool = (select h.pool from host h where h.id = host_id);
alter table container alter column pool set not null;
alter table container add column moving_pool text;
alter table container add column remains_pool text;
alter table container add column shares boolean not null default false;
alter table container add column migrating boolean not null default false;
update container set moving_pool = (select h.pool from host h where h.id = moving_to) where moving_to is not null;
update container set remains_pool = (select h.pool from host h where h.id = remains_at) where remains_at is not null;

-- The class of disk that a cluster's nodes are to have; null: as their roles need it.
alter table cluster add column storage text;

-- A node's data disk comes from a pool, too.
alter table node_move add column source_pool text;
update node_move set source_pool = (select h.pool from host h where h.id = source_host);
alter table node_move alter column source_pool set not null;

-- An image is kept in every pool that takes disks.
alter table image_copy add column pool text;
update image_copy set pool = (select h.pool from host h where h.id = host_id);
alter table image_copy alter column pool set not null;
alter table image_copy drop constraint image_copy_image_id_host_id_key;
alter table image_copy add constraint image_copy_place unique (image_id, host_id, pool);
