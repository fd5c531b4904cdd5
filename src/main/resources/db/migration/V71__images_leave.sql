-- An image that is to go: nothing new is made of it, and it goes from the hosts' pools and then from the library.
alter table image add column leaving boolean not null default false;
