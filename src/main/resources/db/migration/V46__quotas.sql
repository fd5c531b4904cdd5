-- A soft limit may be passed for a time of grace; a raise has an end.
alter table quota add column soft_value bigint check (soft_value >= 0);
alter table quota add column grace_days integer not null default 14 check (grace_days between 0 and 365);
alter table quota add column over_since timestamptz;
alter table quota add column raised_value bigint check (raised_value >= 0);
alter table quota add column raised_until timestamptz;
alter table quota add constraint quota_raise check ((raised_value is null) = (raised_until is null));

-- What tenants asked for more of, and what was answered.
create table quota_request (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null,
  wanted bigint not null check (wanted > 0),
  reason text not null,
  state text not null check (state in ('OPEN', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
  asked_by text not null,
  asked_at timestamptz not null,
  granted bigint check (granted >= 0),
  granted_until timestamptz,
  answer text not null default '',
  decided_by text,
  decided_at timestamptz,
  foreign key (tenant_id, name) references quota
);
create unique index quota_request_open on quota_request (tenant_id, name) where state = 'OPEN';
create index quota_request_of_tenant on quota_request (tenant_id, asked_at desc, id desc);
create index quota_request_newest on quota_request (asked_at desc, id desc);
create index quota_request_waiting on quota_request (asked_at, id) where state = 'OPEN';

-- Counters that differ from the rows they count: defects of the portal.
create table quota_defect (
  tenant_id uuid not null,
  name text not null,
  counter bigint not null,
  counted bigint not null,
  found_at timestamptz not null,
  primary key (tenant_id, name),
  foreign key (tenant_id, name) references quota
);
