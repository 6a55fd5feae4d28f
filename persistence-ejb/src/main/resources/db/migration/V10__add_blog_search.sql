-- The words of each blog, for searches: see docs/http.md. This rewrites the table and blocks it, however long that takes.
set local statement_timeout = 0;

-- Words are letters and digits. PostgreSQL's parser would also find addresses, tags, compounds and numbers with signs and
-- fractions, but takes minutes for 64 KB of a@a@a@… , so it does not see the characters that they need. Words have no
-- stems, because blogs have any language. The column is limited to 1 MB, so it covers only the beginning of a text
-- that is longer than a request can be. No function of our own: each insert would read its source again.
alter table blogs add column search tsvector not null generated always as (
  setweight(to_tsvector('simple', translate(title, './-@_<&+~', '         ')), 'A')
  || setweight(to_tsvector('simple', translate(author, './-@_<&+~', '         ')), 'B')
  || setweight(to_tsvector('simple', translate(left(description, 65536), './-@_<&+~', '         ')), 'D')) stored;

create index blogs_search_idx on blogs using gin (search);

-- Which words are frequent decides how PostgreSQL searches.
analyze blogs (search);
