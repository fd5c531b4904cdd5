-- A person has said to begin anew with the container: its data disk stays, and is made should it be gone.
alter table container add column data_forgone boolean not null default false;
