// Asks for the service that the address names before the page's script is here; platform/transport.ts takes the answer.
(function () {
  var found = /^#\/services\/([^/]+)/.exec(location.hash);
  if (!found || !window.fetch) return;
  var path = '/api/v1/services/' + found[1];
  var answer = fetch(path, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  answer.catch(function () {});
  window.onetrip_ahead = { path: path, answer: answer };
})();
