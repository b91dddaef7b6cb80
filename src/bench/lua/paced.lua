-- Lets each connection pause before it asks again: half to one and a half of so many milliseconds.
dofile("src/bench/lua/report.lua")

local pause

function init(args)
  pause = tonumber(args[1])
end

function delay()
  return math.floor(pause * (0.5 + math.random()) + 0.5)
end
