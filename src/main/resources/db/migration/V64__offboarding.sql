-- A tenant that leaves: asked for, at rest, retired, gone. Its row stays, and with it its audit and its short name.

alter table tenant
  add column leave_asked_at timestamptz,
  add column leave_asked_by text,
  add column leave_reason text,
  add column leave_rests_until timestamptz,
  add column leave_begun_at timestamptz,
  add column leave_rights_ended_at timestamptz,
  add column leave_ended_at timestamptz,
  add constraint leave_is_whole check (
    (leave_asked_at is null) = (leave_rests_until is null)
    and (leave_asked_at is null) = (leave_asked_by is null)
    and (leave_asked_at is null) = (leave_reason is null)),
  add constraint leave_goes_forward check (
    (leave_begun_at is null or leave_asked_at is not null)
    and (leave_rights_ended_at is null or leave_begun_at is not null)
    and (leave_ended_at is null or leave_rights_ended_at is not null));
create index tenant_there on tenant (slug) where leave_ended_at is null;

-- The identity provider was told that the organization is no more.
alter table organization add column removed_at timestamptz;
