-- What a cancelled change of public addresses puts back: where each of them was, by which card, and where it went.
create table old_plug (
  id uuid primary key,
  operation_id uuid not null references operation on delete cascade,
  tenant_id uuid not null references tenant,
  lease_id uuid not null,
  kept boolean not null,
  came_from uuid,
  mac text,
  position integer,
  went_to uuid,
  check ((came_from is null) = (mac is null) and (came_from is null) = (position is null))
);
create index old_plug_by_operation on old_plug (operation_id);

-- The same of a node's firewall: its rules before, and those that were wished instead.
create table old_firewall (
  operation_id uuid primary key references operation on delete cascade,
  tenant_id uuid not null references tenant,
  rules text[] not null,
  outgoing_listed boolean not null,
  wished text[] not null,
  wished_listed boolean not null
);
