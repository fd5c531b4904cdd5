-- Background work. The engine's queue is db-scheduler's own table, with its own names.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
) with (fillfactor = 70);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- What is kept as wished. Whoever changes a wish bumps the generation under this row's lock; a
-- finished turn compares it under the same lock, so that no nudge is lost. The platform's own have the platform's scope as tenant.
create table resource (
    kind            text        not null,
    id              uuid        not null,
    tenant_id       uuid        not null,
    generation      bigint      not null default 1,
    handled         bigint      not null default 0,
    last_fault      text,
    attempts        integer     not null default 0,
    stopped         boolean     not null default false,
    look_at         timestamptz,
    turned_at       timestamptz,
    fault_code      text,
    fault_params    text,
    fault_since     timestamptz,
    fault_reference text,
    primary key (kind, id)
) with (fillfactor = 70);
create index resource_in_trouble on resource (fault_since) where fault_code is not null;

-- Receipts: what somebody asked for, and how far it is.
create table operation (
    id               uuid        primary key,
    tenant_id        uuid        not null,
    kind             text        not null,
    target_kind      text        not null,
    target_id        uuid        not null,
    target_name      text        not null,
    actor            text        not null,
    on_behalf_of     text,
    request_id       text        not null,
    created_at       timestamptz not null,
    started_at       timestamptz,
    ended_at         timestamptz,
    cancel_requested boolean     not null default false,
    verdict          text check (verdict in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'SUPERSEDED')),
    check ((ended_at is null) = (verdict is null))
);
create index operation_newest on operation (created_at desc, id desc);
create index operation_newest_of_tenant on operation (tenant_id, created_at desc, id desc);
create index operation_of_target on operation (target_kind, target_id, created_at desc, id desc);
create index operation_open on operation (tenant_id) where ended_at is null;
create index operation_ended on operation (ended_at) where ended_at is not null;

create table operation_part (
    operation_id uuid    not null references operation on delete cascade,
    kind         text    not null,
    id           uuid    not null,
    name         text    not null,
    generation   bigint  not null,
    state        text    not null default 'PENDING'
                 check (state in ('PENDING', 'DONE', 'FAILED', 'SUPERSEDED')),
    ended_at     timestamptz,
    fault_code   text,
    fault_params text,
    primary key (operation_id, kind, id)
);
create index operation_part_pending on operation_part (kind, id) where state = 'PENDING';

-- Lines of one operation are written under its lock, so that their ids grow as they become visible.
create table operation_step (
    id           bigint generated always as identity primary key,
    operation_id uuid        not null references operation on delete cascade,
    at           timestamptz not null default clock_timestamp(),
    object_kind  text        not null,
    object_id    uuid        not null,
    object       text        not null,
    message_key  text        not null,
    params       text        not null,
    state        text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'INFO'))
);
create index operation_step_of_operation on operation_step (operation_id, id);

-- The audit trail: one chain of hashes for each tenant, and one for the platform.
create table audit_chain (
    tenant_id uuid   primary key,
    seq       bigint not null default 0,
    hash      text   not null
);

create table audit_record (
    tenant_id      uuid        not null,
    seq            bigint      not null,
    at             timestamptz not null,
    actor          text        not null,
    on_behalf_of   text,
    remote_address text        not null,
    request_id     text        not null,
    action         text        not null,
    object_kind    text        not null,
    object_id      text        not null,
    object_name    text        not null,
    before_json    text,
    after_json     text,
    operation_id   uuid,
    prev_hash      text        not null,
    hash           text        not null,
    primary key (tenant_id, seq)
);
create index audit_by_actor on audit_record (tenant_id, actor, seq desc);
create index audit_by_action on audit_record (tenant_id, action, seq desc);
create index audit_by_object on audit_record (tenant_id, object_kind, object_id, seq desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_record_append_only before update or delete on audit_record
    for each row execute function audit_is_append_only();
create trigger audit_record_no_truncate before truncate on audit_record
    for each statement execute function audit_is_append_only();
create trigger audit_chain_append_only before delete on audit_chain
    for each row execute function audit_is_append_only();
create trigger audit_chain_no_truncate before truncate on audit_chain
    for each statement execute function audit_is_append_only();
create trigger audit_chain_grows before update on audit_chain
    for each row when (new.seq <> old.seq + 1 or new.tenant_id <> old.tenant_id)
    execute function audit_is_append_only();
