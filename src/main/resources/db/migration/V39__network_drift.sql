-- What of ours carries or guards traffic on a host, as it was found last: another print, another look.
alter table host add column fixtures_print text not null default '';

-- What on a host was not as it is wanted, with what was found, field by field as
-- field, wanted and found between tabulators. It ends when it is as wanted again, and is kept a while.
create table network_drift (
    id           uuid        primary key,
    host_id      uuid        not null references host on delete cascade,
    kind         text        not null check (kind in ('NETWORK', 'GUARD', 'CARD')),
    name         text        not null,
    tenant_id    uuid,
    container_id uuid,
    deviations   text[]      not null,
    noticed_at   timestamptz not null,
    agreed_at    timestamptz,
    tried_at     timestamptz,
    trouble      text,
    ended_at     timestamptz
);
create index network_drift_of_host on network_drift (host_id, noticed_at desc);
create index network_drift_open_of_tenant on network_drift (tenant_id) where ended_at is null;
