-- A container on its way to another host. Only host_id may run it, at each moment.
alter table container add column moving_to uuid references host;
alter table container add column copied boolean not null default false;
-- Where something of it may be left that has to go.
alter table container add column remains_at uuid references host;
