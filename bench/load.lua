-- Asks a server of SPARQL, for wrk (https://github.com/wg/wrk): one thread, many connections.
--
-- Arguments: the file of templates (one encoded query a line), the path of the endpoint, the number
-- of statements, the first n, the number of n's to go round among (0: never the same), and the
-- least length of a whole answer in bytes. What the places in templates mean: workload.py.
--
-- An answer is good when its status is 200, it is a whole document of SPARQL 1.1 Query Results JSON,
-- and not shorter than it must be. All others are counted. The report is one line of JSON.

local threads = {}

function setup(thread)
   table.insert(threads, thread)
end

function init(args)
   templates = {}
   for line in io.lines(args[1]) do
      table.insert(templates, line)
   end
   path, statements = args[2], tonumber(args[3])
   first, cycle, least = tonumber(args[4]), tonumber(args[5]), tonumber(args[6])
   asked, good, bad, bytes, reason = 0, 0, 0, 0, ""
   wrk.headers["Accept"] = "application/sparql-results+json"
end

function request()
   local count = asked
   if cycle > 0 then
      count = asked % cycle
   end
   local n = first + count
   local values = {
      S = string.format("%05d", n % statements),
      L = string.format("%d", 1000 + math.floor(n / statements) % 9000),
      O = string.format("%d", n % 1000),
      P = string.format("%03d", math.floor(n / 1000) % 1000),
      N = string.format("%d", n),
   }
   asked = asked + 1
   local query = templates[count % #templates + 1]:gsub("{(%u)}", values)
   return wrk.format("GET", path .. "?" .. query)
end

function response(status, headers, body)
   bytes = bytes + #body
   if status == 200 and #body >= least and body:find("%]%s*}%s*}%s*$", -16) then
      good = good + 1
   else
      bad = bad + 1
      reason = string.format("%d, %d bytes: %s", status, #body, body:sub(1, 200))
   end
end

function done(summary, latency, requests)
   local thread = threads[1]
   local text = thread:get("reason"):gsub('[%c"\\\128-\255]', " ")
   local errors = summary.errors
   io.write(string.format(
      '{"seconds":%.6f,"good":%d,"bad":%d,"lost":%d,"asked":%d,"bytes":%d,' ..
      '"p50":%.3f,"p99":%.3f,"max":%.3f,"reason":"%s"}\n',
      summary.duration / 1e6, thread:get("good"), thread:get("bad"),
      errors.connect + errors.read + errors.write + errors.timeout,
      thread:get("asked"), thread:get("bytes"),
      latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000, text))
end
