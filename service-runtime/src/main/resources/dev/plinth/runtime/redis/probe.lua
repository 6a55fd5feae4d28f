-- Runs each command of the other scripts, on its own keys, and deletes them. So Redis refuses it if it would refuse one
-- of the others. It begins with a write that needs memory: once a script has written, Redis no longer refuses that.
-- KEYS: an entry, its writers in progress, a limit, a member's inbox.
redis.call('HSET', KEYS[1], 'state', 'probe', 'nonce', '')
redis.call('HMGET', KEYS[1], 'state')
redis.call('HDEL', KEYS[1], 'nonce')
redis.call('PEXPIRE', KEYS[1], 1000)
redis.call('PTTL', KEYS[1])
redis.call('EXISTS', KEYS[1])
redis.call('ZADD', KEYS[2], redis.call('TIME')[1], 'probe')
redis.call('EXPIRE', KEYS[2], 1)
redis.call('ZCOUNT', KEYS[2], '-inf', '+inf')
redis.call('ZREM', KEYS[2], 'probe')
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '+inf')
redis.call('SET', KEYS[3], '0', 'PX', 1000)
redis.call('GET', KEYS[3])
redis.call('RPUSH', KEYS[4], 'probe')
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
return 'ok'
