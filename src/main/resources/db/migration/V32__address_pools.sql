-- Which tenants may use a public network, when not all of them; and what is set apart for one of them.
alter table public_network add column restricted boolean not null default false;

create table network_tenant (
  network_id uuid not null references public_network on delete cascade,
  tenant_id uuid not null references tenant,
  primary key (network_id, tenant_id)
);

create table address_block (
  id uuid primary key,
  network_id uuid not null references public_network on delete cascade,
  tenant_id uuid not null references tenant,
  first inet not null,
  last inet not null,
  check (first <= last and family(first) = family(last))
);
create index address_block_network on address_block (network_id, first);
