-- Three users, one of them an administrator, and five blogs, which they own in turn.
-- All passwords are "password": use this set for development only.
insert into users
  (id, version, username, canonical_username, email, canonical_email, password_hash, is_admin, is_active, created_at, updated_at)
values
  ('1b17f446-c44e-47ee-b742-186d025777f6', 1, 'Admin User', 'admin user', 'admin@example.com', 'admin@example.com',
    'PBKDF2WithHmacSHA512:210000:aF5B7xcyPWSWj6REc19lhf6gkR1e7kE63xM7NXj6VTE=:2ankwiTOZJupTHua1uO8FTq3xEg/NJuB0EhT8xuLwlo=',
    true, true, timestamptz '2026-01-01 09:00:00+00', timestamptz '2026-01-01 09:00:00+00'),
  ('7d90f87b-6eea-419b-bbbd-a14791c4f9da', 1, 'Demo User', 'demo user', 'demo@example.com', 'demo@example.com',
    'PBKDF2WithHmacSHA512:210000:ZKO1zQalqtY+XJNlwRjKtJzAoqiNqZIWpsgKtNLCkwI=:c22BnniUfLFIzXRvdtJeLbRAAoHyR1Sv6dLAbXcCk38=',
    false, true, timestamptz '2026-01-02 09:00:00+00', timestamptz '2026-01-02 09:00:00+00'),
  ('a309e00f-fe5b-4eb1-92e9-e520cb2880b3', 1, 'Guest User', 'guest user', 'guest@example.com', 'guest@example.com',
    'PBKDF2WithHmacSHA512:210000:fdqFhMjxaAQ8I6e5t5Cp4BdgVsNX6ADM8IZ2/MNz24M=:HvjtImoPLybPqn0A6HFL5oBYk1Uk+pva1Nc6v6Mr9E4=',
    false, true, timestamptz '2026-01-03 09:00:00+00', timestamptz '2026-01-03 09:00:00+00');

insert into blogs
  (id, version, title, description, author, user_id, is_active, created_at, updated_at)
values
  ('fc4fea9e-0182-4bea-844e-d4ef7bd4cea9', 1, 'One Layer for Two Services',
    'Both services share the entities, the migrations and one connection pool. What the database means is written once, in one module, and every service reads it the same way.',
    'Admin User', '1b17f446-c44e-47ee-b742-186d025777f6', true, timestamptz '2026-01-10 09:00:00+00', timestamptz '2026-01-10 09:00:00+00'),
  ('284cb873-ea85-4580-bba3-7f5459abd149', 1, 'Starting Without a Database',
    'A service that waits for its database to appear can start in any order. It answers what it can and says honestly what it cannot.',
    'Demo User', '7d90f87b-6eea-419b-bbbd-a14791c4f9da', true, timestamptz '2026-01-11 09:00:00+00', timestamptz '2026-01-11 09:00:00+00'),
  ('4091b485-aa50-485c-95a3-49c06c65461e', 1, 'Migrations You Can Review',
    'Every change of the schema is a numbered SQL file. Flyway applies it once, remembers its checksum, and refuses a file that was edited afterwards.',
    'Guest User', 'a309e00f-fe5b-4eb1-92e9-e520cb2880b3', true, timestamptz '2026-01-12 09:00:00+00', timestamptz '2026-01-12 09:00:00+00'),
  ('0619fe5e-1371-4219-a663-83c3d3581b71', 1, 'Pages, Not Piles',
    'A list that returns everything works until it has grown. Keyset paging along an index costs the same on the first page and on the thousandth.',
    'Admin User', '1b17f446-c44e-47ee-b742-186d025777f6', true, timestamptz '2026-01-13 09:00:00+00', timestamptz '2026-01-13 09:00:00+00'),
  ('8bcabc83-5c5a-4847-9d72-d3cf0233a2f1', 1, 'Errors That Help',
    'A problem document names what was wrong with each field, so that a client can mend all of it at once.',
    'Demo User', '7d90f87b-6eea-419b-bbbd-a14791c4f9da', true, timestamptz '2026-01-14 09:00:00+00', timestamptz '2026-01-14 09:00:00+00');
