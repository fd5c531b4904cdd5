-- A segment may have a range of version 6 beside its first, and its nodes an address of it.
alter table segment add column cidr6 text check (cidr6::cidr is not null or cidr6 is null);
alter table nic add column address6 inet;
alter table nic add constraint nic_address6_unique unique (segment_id, address6);
alter table nic add constraint nic_address6_private
  check (address6 is null or segment_id is not null and family(address6) = 6);
