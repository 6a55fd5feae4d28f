-- A list of usernames with a prefix is planned by how many names begin with it. By default, PostgreSQL knows a hundred
-- names, and thinks that a rare prefix begins up to a hundredth of all: then it may walk through the whole table in the
-- order of the list. This takes no lock that statements wait for.
alter table users alter column canonical_username set statistics 1000;

analyze users (canonical_username);
