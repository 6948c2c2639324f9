-- usage: wrk -s post.lua URL -- FILE      posts the file as JSON, again and again
function init(arguments)
  local file = io.open(arguments[1])
  wrk.method = 'POST'
  wrk.body = file:read('*a')
  wrk.headers['Content-Type'] = 'application/json'
  file:close()
end
