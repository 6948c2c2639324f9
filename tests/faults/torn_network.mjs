// A network that breaks: a door before a server which cuts each connection after a random number of bytes, or right before
// its answer, and lets every next one in again.

import net from 'node:net';

export class TornNetwork {
  /** `bytesMax`: a connection carries fewer than this, drawn anew for each; `server.port` may change between two. */
  constructor(server, random, bytesMax) {
    this.server = server;
    this.random = random;
    this.bytesMax = bytesMax;
    this.cuts = 0;
    this.isTorn = true;
    this.door = net.createServer((client) => this.carry(client));
  }

  carry(client) {
    const behind = net.connect(Number(this.server.port), '127.0.0.1');
    let left = this.random.below(this.bytesMax);
    const answersLost = this.random.next() < 0.25;
    const cut = () => {
      this.cuts += client.destroyed ? 0 : 1;
      client.destroy();
      behind.destroy();
    };
    client.on('data', (data) => {
      if (!this.isTorn) return behind.write(data);
      behind.write(data.subarray(0, left));
      left -= data.length;
      // What was handed over reaches the server before the end does.
      if (left <= 0) behind.end(() => cut());
    });
    behind.on('data', (data) => (this.isTorn && answersLost && this.random.next() < 0.5 ? cut() : client.write(data)));
    for (const socket of [client, behind]) {
      socket.on('error', () => {});
      socket.on('close', () => (client.destroy(), behind.destroy()));
    }
  }

  async open() {
    await new Promise((resolve) => this.door.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${this.door.address().port}`;
  }

  close() {
    this.door.close();
  }
}
