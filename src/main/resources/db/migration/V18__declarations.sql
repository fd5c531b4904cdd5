-- What a tenant tells of a cluster that the portal does not make itself.
alter table cluster add column shared_storage text;
alter table cluster add column access_key text;
-- sealed: id of the key, nonce and cipher text
alter table cluster add column storage_secret text;
alter table cluster add column load_balancer inet;
alter table cluster add column strict_anti_affinity boolean not null default false;
alter table cluster add column extensions integer;
