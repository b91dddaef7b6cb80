-- Asks for the paths in a file, one in a line, in their order and again from the first.
dofile("src/bench/lua/report.lua")

local paths = {}
local at = 0
local tail

function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line
  end
  local headers = {}
  for name, value in pairs(wrk.headers) do
    headers[#headers + 1] = name .. ": " .. value .. "\r\n"
  end
  tail = " HTTP/1.1\r\n" .. table.concat(headers) .. "\r\n"
end

function request()
  at = at % #paths + 1
  return "GET " .. paths[at] .. tail
end
