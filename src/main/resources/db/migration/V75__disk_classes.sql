-- Disk is also counted by the class of the pool that it lies in. All disk together goes on as it was; limits of classes are so wide that
-- nobody has less than before, until somebody sets them. Who is gone has nothing.
insert into quota (tenant_id, name, limit_value, used)
select q.tenant_id, 'disk' || initcap(kind.class) || 'GiB', case when q.limit_value = 0 then 0 else 1000000 end,
  (select coalesce(sum(c.disk_gib), 0) from container c
   left join pool_offer o on o.host_id = coalesce(c.moving_to, c.host_id) and o.name = coalesce(c.moving_pool, c.pool)
   where c.tenant_id = q.tenant_id and coalesce(o.storage_class, 'LOCAL') = kind.class)
from quota q, (values ('SSD'), ('STANDARD'), ('LOCAL'), ('SHARED')) as kind (class)
where q.name = 'diskGiB';

-- What there is already counts from now on.
insert into quota_usage (tenant_id, name, at, used, area)
select tenant_id, name, since, used, area from quota where name like 'disk_%GiB';
