-- Marks an entry without versions before a commit, and unmarks it after: while a writer is in progress, no entry is current or becomes so.
-- KEYS: the entry, its writers in progress. ARGV: the writer's name, the mark's time to live in s (0: it is done).
local now = redis.call('TIME')[1]
local life = tonumber(ARGV[2])
if life > 0 then
  redis.call('ZADD', KEYS[2], now + life, ARGV[1])
  redis.call('EXPIRE', KEYS[2], 2 * life)
else
  redis.call('ZREM', KEYS[2], ARGV[1])
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. now)
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'state', 'outdated')
  redis.call('HDEL', KEYS[1], 'nonce')
end
return 'stored'
