-- Returns a current entry, or leaves a nonce to fill it with.
-- KEYS: the entry, and without versions its writers in progress. ARGV: the reader's generation, a nonce, its time to live in
-- ms, the prefix of tags in the reader's format.
-- Returns {'hit', tag, next, json, age in s, time to live in ms}, or {'miss', nonce to fill with}, or {'busy'}.
local entry = redis.call('HMGET', KEYS[1], 'state', 'generation', 'nonce', 'tag', 'next', 'json', 'stored')
local state, generation, nonce = entry[1], tonumber(entry[2] or '0'), entry[3]
local mine = tonumber(ARGV[1])
local now = redis.call('TIME')[1]

-- A write is pending, or the entry is of a later generation.
if state == 'pending' or generation > mine or (KEYS[2] and redis.call('ZCOUNT', KEYS[2], now, '+inf') > 0) then
  return {'busy'}
end
-- Another release's format counts as a miss.
if generation == mine and state == 'ok' and string.sub(entry[4], 1, #ARGV[4]) == ARGV[4] then
  return {'hit', entry[4], entry[5], entry[6], tonumber(now) - tonumber(entry[7]), redis.call('PTTL', KEYS[1])}
end
-- Several readers can share a nonce: it stays until a writer deletes it or the entry is gone.
if generation == mine and state == 'filling' then
  return {'miss', nonce}
end
redis.call('HSET', KEYS[1], 'state', 'filling', 'generation', ARGV[1], 'nonce', ARGV[2])
redis.call('HDEL', KEYS[1], 'version')
-- The old value stays, to be served as stale.
if not state then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return {'miss', ARGV[2]}
