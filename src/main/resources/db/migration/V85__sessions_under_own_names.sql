-- The tenant's own host name that a session was begun under; null under the portal's. One login at the identity provider may
-- have a session under each.
alter table portal_session add column own_name text;
