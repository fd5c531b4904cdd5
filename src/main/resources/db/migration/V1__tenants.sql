-- Service providers, who belongs to them, and how much they may have.

create table tenant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name text not null,
  theme text not null,
  created_at timestamptz not null
);

create table member (
  tenant_id uuid not null references tenant,
  username text not null,
  role text not null check (role in ('OWNER', 'OPERATOR', 'VIEWER')),
  primary key (tenant_id, username)
);
create index member_by_name on member (username);

-- What is reserved, running or not. The check is the last word against two at once.
create table quota (
  tenant_id uuid not null references tenant,
  name text not null,
  limit_value bigint not null check (limit_value >= 0),
  used bigint not null default 0 check (used >= 0),
  primary key (tenant_id, name)
);
