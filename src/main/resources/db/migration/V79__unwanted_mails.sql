-- What somebody does not want to be written about. No row says that they do.
create table unwanted_mail (
  username text not null,
  topic text not null check (topic in ('QUOTAS', 'NODES', 'HELPDESK')),
  primary key (username, topic)
);
