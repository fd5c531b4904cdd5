-- Words by which machines act for the member who made them. Only hashes are kept.
create table api_token (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  name text not null,
  hash text not null unique,
  role text not null check (role in ('OPERATOR', 'VIEWER')),
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_from text,
  revoked_at timestamptz,
  revoked_by text
);
create unique index api_token_name on api_token (tenant_id, name) where revoked_at is null;
create index api_token_newest on api_token (tenant_id, made_at desc, id desc);
