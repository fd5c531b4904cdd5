-- Roles that a tenant made itself, beside viewer, operator and owner.
create table tenant_role (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null check (name <> '' and name = trim(name)),
  -- That the tenant is one's own is in no such role: owners are above all of them.
  permissions text[] not null check (
    permissions <@ array['AUDIT', 'EXPORT', 'POWER', 'CONSOLE', 'OPERATIONS', 'RECOVER', 'MAKE',
      'CHANGE', 'RESIZE', 'FIREWALL', 'NETWORKS', 'RETIRE', 'TOKENS', 'QUOTAS', 'CAPS', 'MEMBERS',
      'CONSENTS', 'APPEARANCE']::text[]),
  -- What members and invitations refer to: a role of another tenant cannot be named.
  unique (tenant_id, id)
);
create unique index tenant_role_name on tenant_role (tenant_id, lower(name));

-- Who holds one counts as a viewer for whatever knows the three roles only.
alter table member
  add column custom_role uuid,
  add foreign key (tenant_id, custom_role) references tenant_role (tenant_id, id),
  add check (custom_role is null or role = 'VIEWER');
create index member_by_role on member (custom_role) where custom_role is not null;

alter table invitation
  add column custom_role uuid,
  add foreign key (tenant_id, custom_role) references tenant_role (tenant_id, id),
  add check (custom_role is null or role = 'VIEWER');
create index invitation_by_role on invitation (custom_role) where custom_role is not null;

-- What its maker might when it was made; null for all that its role says.
alter table api_token add column permissions text[];
