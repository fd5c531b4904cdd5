-- A cluster starts and stops in waves: its containers march in step. And one can be made anew.
alter table container add column march text not null default 'NONE';
alter table container add column released_at timestamptz;
alter table container add column wiping boolean not null default false;
alter table node add column skipped text;

-- What a cancelled operation puts back.
create table old_wish (
  operation_id uuid primary key references operation on delete cascade,
  tenant_id uuid not null references tenant,
  containers uuid[] not null
);
