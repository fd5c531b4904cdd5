-- Sessions of the portal's pages. One that has ended has no row. Tokens are not here.
create table portal_session (
  id uuid primary key,
  username text not null,
  subject text,
  -- The login at the identity provider that it came from, where that tells.
  sid text,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  address text not null,
  agent text not null
);
create index portal_session_of on portal_session (username, seen_at desc, id desc);
create index portal_session_by_sid on portal_session (sid);
create index portal_session_by_subject on portal_session (subject);
create index portal_session_by_age on portal_session (seen_at);

-- Logouts that the identity provider told of: none counts twice, and no token from before one is good.
create table logout_notice (
  jti text primary key,
  sid text,
  subject text,
  issued_at timestamptz not null,
  check (sid is not null or subject is not null)
);
create index logout_notice_by_sid on logout_notice (sid);
create index logout_notice_by_subject on logout_notice (subject);
create index logout_notice_by_age on logout_notice (issued_at);
