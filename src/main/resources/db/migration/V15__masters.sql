-- Which node is the master of its role; of the roles there were so far only SQL has one. Up to now
-- the first node by name was taken for it.
alter table node add column master_of text[] not null default '{}';
update node set master_of = '{sql}'
where id in (select distinct on (cluster_id) id from node where 'sql' = any(roles) order by cluster_id, name);
