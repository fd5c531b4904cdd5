-- A host name of a tenant's own, under which its people reach the portal. Two tenants never share one.
alter table tenant
  add column own_name text unique check (
    length(own_name) <= 253
    and own_name ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$');
