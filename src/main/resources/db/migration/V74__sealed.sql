-- The type of what the portal seals: id of the key, a colon, nonce and cipher text. A column of it is found by its type when keys
-- change: its table must have the column id, which is whose secret it is. What is not sealed is refused.
create domain sealed as text check (value ~ '^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{38,}={0,2}$');
alter table cluster alter column storage_secret type sealed;
