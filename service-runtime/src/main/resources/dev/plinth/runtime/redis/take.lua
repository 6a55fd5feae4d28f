-- GCRA, the generic cell rate algorithm: takes permits of a limit, or gives them back.
-- KEYS: the limit and its client. ARGV: microseconds for one permit, microseconds of the period, number of permits.
-- Returns the microseconds until all permits are available again; if too few are available now, the negated
-- microseconds until there are enough.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, period, permits = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local before = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local after = math.max(before + interval * permits, now)

if after - now > period then
  return period - (after - now)
end
if after == now then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000))
end
return after - now
