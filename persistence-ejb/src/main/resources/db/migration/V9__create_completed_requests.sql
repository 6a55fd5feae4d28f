-- The requests with an idempotency key of the last day, with their responses. See docs/http.md.
create table completed_requests (
  -- SHA-256 of the caller, the method, the path and the key, in hexadecimal digits. The key is kept nowhere.
  id varchar(64) constraint completed_requests_pkey primary key,
  -- HMAC-SHA-256 of the body, by the key: without the key nothing about a password in the body can be guessed.
  fingerprint varchar(64) not null,
  status integer not null,
  headers text not null,
  body text not null,
  -- What the write changed in the cache. See docs/cache.md.
  cache_entries text not null,
  completed_at timestamp with time zone not null
);

-- The oldest are deleted first.
create index completed_requests_completed_at_idx on completed_requests (completed_at);
