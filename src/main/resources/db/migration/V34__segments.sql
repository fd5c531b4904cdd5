-- Addresses of a segment that no node gets, as runs. What the portal kept back by itself so far
-- is said now, and can be changed.
alter table segment add column reserved text[] not null default '{}';
update segment
set reserved = array[host(network(cidr::inet) + 1) || '-' || host(network(cidr::inet) + 9)];
