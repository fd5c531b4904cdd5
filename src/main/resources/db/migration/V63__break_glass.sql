-- A platform administrator acts in a tenant without being asked to: for a while, with a reason.
create table break_glass (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  person text not null,
  reason text not null check (reason <> ''),
  minutes integer not null check (minutes > 0),
  begun_at timestamptz not null,
  good_until timestamptz not null,
  ended_by text,
  ended_at timestamptz
);
create unique index break_glass_running on break_glass (tenant_id, person) where ended_at is null;
create index break_glass_of_tenant on break_glass (tenant_id, begun_at desc, id desc);
create index break_glass_newest on break_glass (begun_at desc, id desc);
create index break_glass_good on break_glass (good_until) where ended_at is null;

-- Who administered the platform when they were last here: they are told by mail.
alter table person_mail add column administers boolean not null default false;
