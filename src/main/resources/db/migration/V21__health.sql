-- How the node in a container was found at the last round of questions.
create table node_health (
  container_id uuid primary key references container on delete cascade,
  tenant_id uuid not null references tenant,
  node_id uuid not null,
  state text not null,
  why text not null,
  about text[] not null,
  probes text[] not null,
  arrived boolean not null,
  since timestamptz not null,
  seen_at timestamptz not null
);

-- Only changes; they go with their node, or when they are old.
create table health_change (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  node_id uuid not null references node on delete cascade,
  at timestamptz not null,
  state text not null,
  why text not null,
  about text[] not null
);
create index health_change_of_node on health_change (node_id, at desc);
create index health_change_by_age on health_change (at);
