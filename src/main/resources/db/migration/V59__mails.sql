-- Where people get mail: the address that the identity provider had verified when they last came, and what they read.
create table person_mail (
  username text primary key,
  mail text not null,
  language text not null,
  seen_at timestamptz not null
);

-- Mails to people of a tenant, written with what they tell of. One is worded when it is sent; nobody is told the same twice.
create table mail (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  recipient text not null,
  kind text not null,
  about text not null,
  parameters text not null,
  path text not null,
  state text not null check (state in ('WAITING', 'SENT', 'FAILED')),
  attempts integer not null default 0,
  trouble text,
  wanted_at timestamptz not null,
  ended_at timestamptz,
  unique (tenant_id, recipient, kind, about)
);
create index mail_troubled on mail (wanted_at desc, id desc) where state <> 'SENT';
create index mail_by_age on mail (ended_at) where state <> 'WAITING';
