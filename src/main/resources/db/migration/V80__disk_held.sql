-- How much disk of each class a tenant has, by the quota's name: in the pool that it lies in, or is to lie in while it moves. Pools that
-- hold disks keep their class; one that was never offered is the host's own.
create view disk_held as
select c.tenant_id, 'disk' || initcap(coalesce(o.storage_class, 'LOCAL')) || 'GiB' as name, sum(c.disk_gib) as gib
from container c
left join pool_offer o on o.host_id = coalesce(c.moving_to, c.host_id) and o.name = coalesce(c.moving_pool, c.pool)
group by c.tenant_id, coalesce(o.storage_class, 'LOCAL');
