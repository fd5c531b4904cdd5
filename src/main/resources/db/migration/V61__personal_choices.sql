-- In which language somebody reads the pages, and in which zone times are told to them; null is as the browser says.
create table personal_choice (
  username text primary key,
  language text check (language ~ '^[a-z]{2}$'),
  zone text
);
