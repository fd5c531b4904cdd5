-- A change gives several containers of a cluster other sizes; restarts for that wait for their turn.
alter table container add column refit_due boolean not null default false;

-- What a cancelled change of sizes puts back, as '<container>=2,4,4096,8192,40'.
alter table old_wish add column sizes text[] not null default '{}';
