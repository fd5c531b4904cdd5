-- What a tenant's nodes found when they tried whom they reach, and whom not.
create table isolation_check (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  asked_at timestamptz not null,
  asked_by text not null,
  -- empty until it is over
  ended_at timestamptz,
  state text not null,
  findings text[] not null default '{}',
  evidence text[] not null default '{}'
);
create index isolation_check_latest on isolation_check (tenant_id, asked_at desc);
-- One at a time, whoever asks.
create unique index isolation_check_open on isolation_check (tenant_id) where ended_at is null;
