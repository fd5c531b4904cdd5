-- A cluster that runs is changed: nodes come and go, masters change.
alter table node add column leaving boolean not null default false;
alter table old_wish add column arrived uuid[] not null default '{}';
alter table old_wish add column leaving uuid[] not null default '{}';
-- role=name of the node that was its master
alter table old_wish add column masters text[] not null default '{}';
