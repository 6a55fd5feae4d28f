-- What all spellings of a username or an e-mail address have in common. It takes Unicode's tables to compute, so Plinth
-- fills it, not SQL; it is null until then, in rows that servers of an older release write, and where an older user has
-- the same. Such users are found by their exact name.
alter table users
  add column canonical_username text,
  add column canonical_email text,
  add constraint users_canonical_username_key unique (canonical_username),
  add constraint users_canonical_email_key unique (canonical_email);

-- The users that are still to be filled, the oldest first.
create index users_not_canonical_idx on users (created_at, id)
  where canonical_username is null or canonical_email is null;
