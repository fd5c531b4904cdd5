-- A node's roles can change: its container is told by another seed, once that is written.
alter table container add column seeds_written integer not null default 0;
update container set seeds_written = seeds;

-- What a cancelled change of roles puts back, as 'voice-sip-1=pbx,sip'.
alter table old_wish add column roles text[] not null default '{}';
