-- A platform administrator's word that a host is off and does not come back by itself, and that it is there again.
alter table host add column lost_at timestamptz, add column found_at timestamptz;

-- What is left of containers on hosts that were lost: removed there before such a host is offered again.
create table leftover (
  id uuid primary key,
  tenant_id uuid not null,
  host_id uuid not null references host (id),
  machine uuid,
  pool text not null,
  disks text[] not null,
  segments integer[] not null,
  networks uuid[] not null,
  noted_at timestamptz not null
);
create index leftover_host on leftover (host_id);

-- A node goes on without the data disk that lies on a lost host.
alter table node_move add column without_data boolean not null default false;
