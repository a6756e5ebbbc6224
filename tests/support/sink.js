import { createServer } from 'node:http'

// A carrier that accepts everything at once and keeps nothing, in a process of its own: `node sink.js PORT`. It echoes the
// transaction of each request, which it finds near the start of the body, and reads nothing else of it.
const port = Number(process.argv[2])

createServer((request, response) => {
  let transaction
  request.on('data', (chunk) => {
    transaction ??= /TransactionID[^>]*>([^<]*)</.exec(chunk.subarray(0, 2048).toString('latin1'))?.[1] ?? ''
  })
  request.on('end', () => {
    const body =
      `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><TransactionID>${transaction}` +
      '</TransactionID></e:Header><e:Body><SubmitRsp><MM7Version>6.8.0</MM7Version><Status><StatusCode>1000</StatusCode>' +
      `<StatusText>Success</StatusText></Status><MessageID>sink-${transaction}</MessageID></SubmitRsp></e:Body></e:Envelope>`
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
}).listen(port, '127.0.0.1', () => process.send?.('listening'))
