-- Who was asked to join a tenant; accepted and withdrawn ones go, the audit keeps them.
create table invitation (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  mail text not null check (mail = lower(mail)),
  role text not null check (role in ('OWNER', 'OPERATOR', 'VIEWER')),
  invited_by text not null,
  -- By a member, whose rights must last; or by the platform's staff.
  by_member boolean not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the identity provider took it over: it writes the mail.
  told_at timestamptz,
  -- It counts no more, and the provider is yet to be told.
  withdrawn boolean not null default false
);
create unique index invitation_once on invitation (tenant_id, mail) where not withdrawn;
create index invitation_by_mail on invitation (mail);

-- The identity provider's own id of a tenant's organization.
create table organization (
  tenant_id uuid primary key references tenant,
  provider_id text not null
);
