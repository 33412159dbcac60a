-- For wrk: posts one form after the other, each with an address and a network of its own.
-- Arguments: a file with the text before the changing part, one with the text after it, a file with the changing parts
-- (tokens, one a line) or "-" for counted addresses, the path (with %s for the token), a word that makes addresses new.
local before, after, tokens, path, word
local count = 0

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function init(args)
  before, after, path, word = read(args[1]), read(args[2]), args[4], args[5]
  if args[3] ~= "-" then
    tokens = {}
    for line in io.lines(args[3]) do tokens[#tokens + 1] = line end
  end
  math.randomseed(tonumber(word, 36) % 2147483647)
  count = 0
end

function request()
  count = count + 1
  local own = word .. "-" .. count .. "@example.org"
  local target = path
  if tokens then
    own = tokens[(count - 1) % #tokens + 1]
    target = string.format(path, own)
  end
  local network = math.random(11, 200) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255) .. "." .. math.random(1, 254)
  wrk.headers["X-Forwarded-For"] = network
  return wrk.format("POST", target, nil, before .. own .. after)
end
