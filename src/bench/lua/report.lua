-- Prints what came of a run on one line that a program reads.
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    "report requests=%d micros=%d bytes=%d failed=%d p50=%d p99=%d\n",
    summary.requests, summary.duration, summary.bytes,
    e.status + e.connect + e.read + e.write + e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
