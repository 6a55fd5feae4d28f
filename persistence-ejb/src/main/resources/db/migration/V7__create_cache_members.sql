-- The services that may hold cached entries in their memory. See docs/cache.md.
create table cache_members (
  id uuid constraint cache_members_pkey primary key,
  -- The names of the caches, separated by blanks.
  caches varchar(200) not null,
  -- It did not confirm an invalidation, and stops when it reads this.
  is_lost boolean not null
);
