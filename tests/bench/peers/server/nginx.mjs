// nginx as one sets it up for a file that is asked for again and again: one worker, sendfile, open files kept, no access log.

import { writeFileSync } from 'node:fs';

/** `files`: name → text, each served as application/json. */
export function writeNginx(folder, port, files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
  const configuration = `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100 inactive=1h;
  default_type application/json;
  client_body_temp_path ${folder};
  proxy_temp_path ${folder};
  fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder};
  scgi_temp_path ${folder};
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    etag on;
  }
}
`;
  writeFileSync(`${folder}/nginx.conf`, configuration);
  return ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', `${folder}/error.log`];
}
