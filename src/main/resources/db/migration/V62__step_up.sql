-- When the person of a session was last asked again who they are, and how surely. It ends with the session.
alter table portal_session add column acr text;
alter table portal_session add column acr_at timestamptz;
alter table portal_session add check ((acr is null) = (acr_at is null));

-- Tokens that there are keep what they may; new ones destroy only when they are made for it.
alter table api_token add column may_destroy boolean not null default true;
alter table api_token alter column may_destroy set default false;
