-- One row: which cached entries may be served as current. See docs/cache.md.
create table cache_generation (
  id integer constraint cache_generation_pkey primary key
    constraint cache_generation_one_row check (id = 1),
  -- Entries of a lower generation don't count. Microseconds, so that a new row doesn't begin with a number that was
  -- used before.
  generation bigint not null,
  is_open boolean not null,
  -- The run of the Redis server whose entries are meant; null before the cache is first opened.
  redis_run varchar(64)
);

insert into cache_generation (id, generation, is_open)
values (1, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint), false);
