-- Two users, one of them an administrator, with one blog each.
-- All passwords are "password": use this set for tests only.
insert into users
  (id, version, username, canonical_username, email, canonical_email, password_hash, is_admin, is_active, created_at, updated_at)
values
  ('1b17f446-c44e-47ee-b742-186d025777f6', 1, 'Admin User', 'admin user', 'admin@example.com', 'admin@example.com',
    'PBKDF2WithHmacSHA512:210000:aF5B7xcyPWSWj6REc19lhf6gkR1e7kE63xM7NXj6VTE=:2ankwiTOZJupTHua1uO8FTq3xEg/NJuB0EhT8xuLwlo=',
    true, true, timestamptz '2026-01-01 09:00:00+00', timestamptz '2026-01-01 09:00:00+00'),
  ('7d90f87b-6eea-419b-bbbd-a14791c4f9da', 1, 'Demo User', 'demo user', 'demo@example.com', 'demo@example.com',
    'PBKDF2WithHmacSHA512:210000:ZKO1zQalqtY+XJNlwRjKtJzAoqiNqZIWpsgKtNLCkwI=:c22BnniUfLFIzXRvdtJeLbRAAoHyR1Sv6dLAbXcCk38=',
    false, true, timestamptz '2026-01-02 09:00:00+00', timestamptz '2026-01-02 09:00:00+00');

insert into blogs
  (id, version, title, description, author, user_id, is_active, created_at, updated_at)
values
  ('fc4fea9e-0182-4bea-844e-d4ef7bd4cea9', 1, 'A First Blog', 'It belongs to the administrator.',
    'Admin User', '1b17f446-c44e-47ee-b742-186d025777f6', true, timestamptz '2026-01-10 09:00:00+00', timestamptz '2026-01-10 09:00:00+00'),
  ('284cb873-ea85-4580-bba3-7f5459abd149', 1, 'A Second Blog', 'It belongs to another user.',
    'Demo User', '7d90f87b-6eea-419b-bbbd-a14791c4f9da', true, timestamptz '2026-01-11 09:00:00+00', timestamptz '2026-01-11 09:00:00+00');
