-- Which of a tenant's addresses are plugged in nowhere is asked of its own interfaces, not of everybody's.
create index nic_of_tenant on nic (tenant_id, network_id, address);
