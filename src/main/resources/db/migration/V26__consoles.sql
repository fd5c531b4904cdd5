-- The end of a machine's serial console, as it was when somebody asked or its node was found ill.
create table console (
  container_id uuid primary key references container on delete cascade,
  tenant_id uuid not null references tenant,
  state text not null,
  text text not null,
  read_at timestamptz not null
);
