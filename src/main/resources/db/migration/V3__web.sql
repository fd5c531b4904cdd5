-- Answers that were given under an Idempotency-Key; without a status the request is still being answered.

create table idempotency (
  caller text not null,
  key text not null,
  request_hash text not null,
  status int,
  headers text,
  body bytea,
  created_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_by_age on idempotency (created_at);
