-- What a tenant wishes of a node's firewall besides what its roles open: a rule each, as
-- 'OPEN TCP 22-22 192.0.2.0/24 what for'. It belongs to the node and goes with it.
alter table node add column firewall text[] not null default '{}';
-- Only what is listed may be reached from the node.
alter table node add column outgoing_listed boolean not null default false;
