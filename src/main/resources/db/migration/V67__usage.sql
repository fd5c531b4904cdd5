-- What tenants had reserved since when: a line at each change, written by the statement that changes the counter.
-- area is what used has added up to until then, in units and seconds: two lines give the exact sum between any two moments.
alter table quota add column since timestamptz not null default now();
alter table quota add column area numeric not null default 0 check (area >= 0);

create table quota_usage (
  tenant_id uuid not null,
  name text not null,
  at timestamptz not null,
  used bigint not null check (used >= 0),
  area numeric not null check (area >= 0),
  primary key (tenant_id, name, at),
  foreign key (tenant_id, name) references quota
);

-- What there is already counts from now on.
insert into quota_usage (tenant_id, name, at, used, area) select tenant_id, name, since, used, area from quota;
