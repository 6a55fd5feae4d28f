-- The words of each blog, for searches: see docs/http.md. This rewrites the table and blocks it, however long that takes.
set local statement_timeout = 0;

-- Words are letters and digits. PostgreSQL's parser would also find addresses, tags, compounds and numbers with signs and
-- fractions, but takes minutes for 64 KB of a@a@a@… , so it does not see the characters that they need. Each replace is
-- much faster than translate. Words have no stems, because blogs have any language. The column is limited to 1 MB, so
-- it covers only the beginning of a text that is longer than a request can be.
create function search_words(text) returns tsvector language sql immutable parallel safe
  return to_tsvector('simple',
    replace(replace(replace(replace(replace(replace(replace(replace(left($1, 65536),
      '.', ' '), '/', ' '), '-', ' '), '@', ' '), '_', ' '), '<', ' '), '&', ' '), '+', ' '));

alter table blogs add column search tsvector not null generated always as (
  setweight(search_words(title), 'A')
  || setweight(search_words(author), 'B')
  || setweight(search_words(description), 'D')) stored;

create index blogs_search_idx on blogs using gin (search);

-- Which words are frequent decides how PostgreSQL searches.
analyze blogs (search);
