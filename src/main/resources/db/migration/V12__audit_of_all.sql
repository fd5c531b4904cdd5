-- The trails of all tenants together, newest first, as administrators page through them.
create index audit_newest on audit_record (at desc, tenant_id desc, seq desc);
create index audit_newest_by_actor on audit_record (actor, at desc, tenant_id desc, seq desc);
create index audit_newest_by_action on audit_record (action, at desc, tenant_id desc, seq desc);
