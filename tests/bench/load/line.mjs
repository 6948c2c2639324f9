// One connection to a server, asked again and again.

import { connect } from 'node:net';

function fail(error) {
  console.error(error);
  process.exit(1);
}

/** One keep-alive connection with one request at a time. */
export class Line {
  constructor(address, visitor) {
    const { hostname, port } = new URL(address);
    this.visitor = visitor;
    this.received = Buffer.alloc(0);
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('data', (data) => this.take(data));
    this.socket.on('error', fail);
    this.socket.on('close', () => this.isClosing || fail(new Error('the server closed a connection')));
  }

  ask(meantAt, answered) {
    this.meantAt = meantAt;
    this.answered = answered;
    this.socket.write(this.visitor.next());
  }

  take(data) {
    this.received = this.received.length === 0 ? data : Buffer.concat([this.received, data]);
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.latin1Slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)[1]);
    if (this.received.length < end + 4 + length) return;
    const body = this.received.subarray(end + 4, end + 4 + length);
    this.received = this.received.subarray(end + 4 + length);
    try {
      this.visitor.answered(Number(head.slice(9, 12)), body, head);
    } catch (error) {
      fail(error);
    }
    this.answered(this);
  }

  close() {
    this.isClosing = true;
    this.socket.destroy();
  }
}
