// The line between a phone and a city: a door that can be cut and mended, for everything that goes through it, service
// workers and streams too, and that may lead to another city when it is mended.

import net from 'node:net';

export async function openLine(to) {
  let [target, isCut, isMute] = [new URL(to), false, false];
  const open = new Set();
  const door = net.createServer((client) => {
    if (isCut) return client.destroy();
    const behind = net.connect(Number(target.port), target.hostname);
    for (const [socket, other] of [[client, behind], [behind, client]]) {
      open.add(socket);
      socket.on('data', (data) => (isMute && socket === behind ? socket.destroy() : other.write(data)));
      socket.on('error', () => {});
      socket.on('close', () => (open.delete(socket), other.destroy()));
    }
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    behind: to,
    address: `http://127.0.0.1:${door.address().port}`,
    cut,
    /** What is asked arrives, no answer comes back. */
    mute() {
      isMute = true;
    },
    mend(other = target) {
      [target, isCut, isMute] = [new URL(other), false, false];
    },
    close() {
      cut();
      door.close();
    },
  };
}

/** Whoever opens the page has its service worker from now on, and the catalogue kept ahead. */
export async function settle(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== 'activated') await new Promise((resolve) => active.addEventListener('statechange', resolve));
  });
  await page.waitForLoadState('networkidle');
}
