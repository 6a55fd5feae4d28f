-- Looks for a current entry, and prepares to store one where there is none.
-- KEYS: the entry, and for a list those who are changing it. ARGV: my generation, a nonce, its time to live in ms, how
-- tags of my format begin.
-- Returns {'hit', tag, next, json, age in s, time to live in ms}, or {'miss', nonce to store with}, or {'busy'}.
local entry = redis.call('HMGET', KEYS[1], 'state', 'generation', 'nonce', 'tag', 'next', 'json', 'stored')
local state, generation, nonce = entry[1], tonumber(entry[2] or '0'), entry[3]
local mine = tonumber(ARGV[1])
local now = redis.call('TIME')[1]

-- Somebody is changing it, or is ahead of me.
if state == 'pending' or generation > mine or (KEYS[2] and redis.call('ZCOUNT', KEYS[2], now, '+inf') > 0) then
  return {'busy'}
end
-- An entry that a server of another release wrote in another format does not count.
if generation == mine and state == 'ok' and string.sub(entry[4], 1, #ARGV[4]) == ARGV[4] then
  return {'hit', entry[4], entry[5], entry[6], tonumber(now) - tonumber(entry[7]), redis.call('PTTL', KEYS[1])}
end
-- A nonce stays until a writer comes, or the entry goes: so several readers can share it.
if generation == mine and state == 'filling' then
  return {'miss', nonce}
end
redis.call('HSET', KEYS[1], 'state', 'filling', 'generation', ARGV[1], 'nonce', ARGV[2])
redis.call('HDEL', KEYS[1], 'version')
-- What was there stays for outages.
if not state then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return {'miss', ARGV[2]}
