-- Public IPv4 and IPv6 addresses are counted apart. Each kind may be as many as both together before: nobody has less than before.
-- What both were until now goes on as IPv4, with its requests; what of them is IPv6 counts on its own from now on.
insert into quota (tenant_id, name, limit_value, used, soft_value, grace_days, raised_value, raised_until)
select q.tenant_id, kind.name, q.limit_value,
  (select count(*) from lease l where l.tenant_id = q.tenant_id and l.rests_until is null and family(l.address) = kind.family),
  q.soft_value, q.grace_days, q.raised_value, q.raised_until
from quota q, (values ('publicIpv4', 4), ('publicIpv6', 6)) as kind (name, family)
where q.name = 'publicAddresses';

update quota q set over_since = o.over_since
from quota o
where o.tenant_id = q.tenant_id and o.name = 'publicAddresses' and q.name in ('publicIpv4', 'publicIpv6') and q.used > q.soft_value;

update quota q set since = greatest(q.since, o.since),
  area = o.area + o.used * extract(epoch from greatest(q.since, o.since) - o.since)
from quota o
where o.tenant_id = q.tenant_id and o.name = 'publicAddresses' and q.name = 'publicIpv4';

update quota_usage set name = 'publicIpv4' where name = 'publicAddresses';
insert into quota_usage (tenant_id, name, at, used, area)
select tenant_id, name, since, used, area from quota where name in ('publicIpv4', 'publicIpv6')
on conflict (tenant_id, name, at) do update set used = excluded.used, area = excluded.area;

update quota_request set name = 'publicIpv4' where name = 'publicAddresses';
delete from quota_defect where name = 'publicAddresses';
delete from quota where name = 'publicAddresses';
