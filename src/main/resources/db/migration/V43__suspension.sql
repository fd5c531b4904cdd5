-- A suspended tenant's machines run on, and its people change nothing.
alter table tenant add column suspended_at timestamptz;
alter table tenant add column suspended_because text;
alter table tenant add check ((suspended_at is null) = (suspended_because is null));
