import { connect, createServer } from 'node:net'

/** A port of this machine nobody listens on. It is free now, not reserved. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => done(port))
    })
  })
}

/** Whether we could listen on a port at an address. */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((done) => {
    const server = createServer()
    server.on('error', () => done(false))
    server.listen(port, host, () => server.close(() => done(true)))
  })
}

/** Whether something accepts connections on a local port. */
export function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => done(true))
    socket.on('error', () => done(false))
    socket.on('close', () => socket.destroy())
  })
}
