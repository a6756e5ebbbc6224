import { createServer } from 'node:net'

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

/** Whether an address answers a GET with 2xx. */
export async function answersHttp(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
