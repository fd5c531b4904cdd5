-- A machine that is off or absent before it was ever ready is being made; after that it is down or missing.
alter table container add column was_ready boolean not null default false;
update container set was_ready = true where ready_since is not null;
