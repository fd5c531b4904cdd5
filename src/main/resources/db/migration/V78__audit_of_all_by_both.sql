-- What a person did of one kind, over the trails of all tenants: neither index alone leads to a page where both are frequent.
create index audit_newest_by_both on audit_record (actor, action, at desc, tenant_id desc, seq desc);
