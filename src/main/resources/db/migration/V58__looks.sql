-- How a tenant's pages look where that is not its brand's own. The key is in the address of the style and the logo, which
-- anybody may fetch who knows it: it is another with every change, and nobody can guess it.
create table look (
  tenant_id uuid primary key references tenant,
  key uuid not null unique,
  portal_name text,
  contact text,
  accent_light text check (accent_light ~ '^#[0-9a-f]{6}$'),
  accent_dark text check (accent_dark ~ '^#[0-9a-f]{6}$'),
  top_light text check (top_light ~ '^#[0-9a-f]{6}$'),
  top_dark text check (top_dark ~ '^#[0-9a-f]{6}$'),
  at_sign_in boolean not null default false,
  logo_type text,
  logo_width integer,
  changed_at timestamptz not null
);
create table look_logo (
  tenant_id uuid primary key references look on delete cascade,
  content bytea not null
);
