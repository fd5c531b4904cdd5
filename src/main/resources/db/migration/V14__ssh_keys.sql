-- Public keys that may log in to a cluster's nodes; nodes that are added later get them, too.
alter table cluster add column ssh_keys text[] not null default '{}';
