-- The workloads of the benchmark, for wrk. Arguments: workload, file of ids (DEEP: of one path), access token or "-", id and name of a user.
local send
local ids = {}
local sent = 0
local headers = { Accept = "application/json" }
local postHeaders = { Accept = "application/json", ["Content-Type"] = "application/json" }
local description = string.rep("A text of the length that a short post has. ", 8)

local function get()
  return wrk.format("GET", "/blogs/" .. ids[math.random(#ids)], headers)
end

local function list()
  return wrk.format("GET", "/blogs?limit=20", headers)
end

local function post(author)
  sent = sent + 1
  return wrk.format("POST", "/blogs", postHeaders,
    string.format('{"title":"Benchmark %d","description":"%s","author":"%s"}', sent, description, author))
end

function init(arguments)
  local workload, file, token, id, author = unpack(arguments)
  for line in io.lines(file) do ids[#ids + 1] = line end
  if token ~= "-" then
    headers["Authorization"] = "Bearer " .. token
    postHeaders["Authorization"] = headers["Authorization"]
  end
  local workloads = {
    W1 = get,
    W2 = list,
    W3 = function() return post(author) end,
    W4 = function() if math.random(10) == 1 then return post(author) end return get() end,
    DEEP = function() return wrk.format("GET", ids[1], headers) end,
    USER = function() return wrk.format("GET", "/users/" .. id .. "/profile", headers) end,
  }
  send = workloads[workload]
  math.randomseed(1)
end

function request()
  return send()
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"failed":%d}\n', summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
