-- What a host has for networks to stand on, as it was seen last.
alter table host add column bridges_down text[] not null default '{}';
alter table host add column open_vswitch boolean not null default true;
alter table host add column guards boolean not null default true;

-- What the host said when something could not be put back.
alter table network_drift add column trouble_text text;
