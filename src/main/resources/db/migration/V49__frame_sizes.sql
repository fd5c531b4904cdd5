-- How many bytes a frame of a network carries. What is there already was made for the usual size.
alter table segment add column mtu int not null default 1500 check (mtu between 1280 and 9000);
alter table public_network add column mtu int not null default 1500 check (mtu between 1280 and 9000);

-- What a host's bridges carry, a line each, as it was seen last.
alter table host add column bridge_mtus text[] not null default '{}';
