-- What a tenant allows the helpdesk without being asked each time.
create table help_standing (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  cluster_id uuid,
  scope text not null default '',
  deeds text[] not null check (cardinality(deeds) > 0),
  minutes integer not null check (minutes between 5 and 480),
  given_by text not null,
  given_at timestamptz not null
);
create index help_standing_of_tenant on help_standing (tenant_id, given_at);

-- What helpdesk staff asked to do for a tenant, what was answered, and how it ended.
create table help_request (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  cluster_id uuid,
  scope text not null default '',
  deeds text[] not null check (cardinality(deeds) > 0),
  minutes integer not null check (minutes between 5 and 480),
  reason text not null,
  ticket text not null default '',
  asked_by text not null,
  asked_at timestamptz not null,
  granted text[],
  good_until timestamptz,
  standing_id uuid,
  answer text not null default '',
  decided_by text,
  decided_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  check ((decided_by is null) = (decided_at is null)),
  check ((granted is null) = (good_until is null)),
  check (granted is null or decided_at is not null)
);
create unique index help_request_open on help_request (tenant_id, asked_by)
  where decided_at is null and ended_at is null;
create index help_request_of_tenant on help_request (tenant_id, asked_at desc, id desc);
create index help_request_of_person on help_request (asked_by, asked_at desc, id desc);
create index help_request_newest on help_request (asked_at desc, id desc);
create index help_request_good on help_request (good_until) where good_until is not null and ended_at is null;
