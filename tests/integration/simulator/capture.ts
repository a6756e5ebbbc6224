/** A capture file with PDUs in HTTP over TCP, as a loopback capture would have them. */

const LINKTYPE_RAW = 101
const MMS = 'application/vnd.wap.mms-message'

/** One connection per PDU, each a POST in a single segment (PDUs under 60 kB). */
export function captureOf(pdus: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(24)
  header.writeUInt32LE(0xa1b2c3d4, 0)
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(4, 6)
  header.writeUInt32LE(0xffff, 16)
  header.writeUInt32LE(LINKTYPE_RAW, 20)
  return Buffer.concat([header, ...pdus.map((pdu, index) => record(packet(pdu, 20_000 + index), index))])
}

function record(data: Buffer, index: number): Buffer {
  const header = Buffer.alloc(16)
  header.writeUInt32LE(1_700_000_000 + index, 0)
  header.writeUInt32LE(data.length, 8)
  header.writeUInt32LE(data.length, 12)
  return Buffer.concat([header, data])
}

function packet(pdu: Buffer, port: number): Buffer {
  const head = `POST /mms HTTP/1.1\r\nHost: mmsc\r\nContent-Type: ${MMS}\r\nContent-Length: ${pdu.length}\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), pdu])
  const tcp = Buffer.alloc(20)
  tcp.writeUInt16BE(port, 0)
  tcp.writeUInt16BE(80, 2)
  tcp.writeUInt32BE(1, 4)
  tcp.writeUInt32BE(1, 8)
  tcp.writeUInt16BE(0x5018, 12)
  tcp.writeUInt16BE(0xffff, 14)
  const ip = Buffer.alloc(20)
  ip[0] = 0x45
  ip.writeUInt16BE(40 + payload.length, 2)
  ip[8] = 64
  ip[9] = 6
  ip.writeUInt32BE(0x7f000001, 12)
  ip.writeUInt32BE(0x7f000001, 16)
  return Buffer.concat([ip, tcp, payload])
}
