-- A role of a tenant's own may be allowed to take snapshots, put them back and delete them.
alter table tenant_role drop constraint tenant_role_permissions_check;
alter table tenant_role add constraint tenant_role_permissions_check check (
  permissions <@ array['AUDIT', 'EXPORT', 'POWER', 'CONSOLE', 'OPERATIONS', 'RECOVER', 'SNAPSHOTS', 'MAKE',
    'CHANGE', 'RESIZE', 'FIREWALL', 'NETWORKS', 'RETIRE', 'TOKENS', 'QUOTAS', 'CAPS', 'MEMBERS',
    'CONSENTS', 'APPEARANCE']::text[]);
