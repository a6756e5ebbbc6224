import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeMm1Bytes, MM1_TYPES, type Mm1Message, plmn } from '@/lib/mms'
import { captureOf } from './capture'

const installed = (() => {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('skipped: tshark is not installed; its dissector is the second opinion on our PDUs')
    return false
  }
})()

const [alice, bob] = [plmn('+18285550142'), plmn('+18285550151')]
const content = {
  kind: 'related' as const,
  start: 's',
  parts: [
    { contentType: 'application/smil', contentId: 's', body: Buffer.from('<smil/>') },
    { contentType: 'image/gif; name=a.gif', contentId: 'a', location: 'a.gif', body: Buffer.from('GIF89a') },
    { contentType: 'text/plain; charset=utf-8', contentId: 't', body: Buffer.from('hello') },
  ],
}
const version = '1.2'
const transactionId = 'T-1'
const date = 1_700_000_000

const main: Mm1Message[] = [
  {
    type: 'm-send-req',
    transactionId,
    version,
    date,
    from: null,
    to: [bob, 'b@example.com'],
    cc: [alice],
    bcc: [bob],
    subject: 'Drift',
    messageClass: 'Advertisement',
    expiry: { relative: 3600 },
    deliveryTime: { absolute: date },
    priority: 'High',
    senderVisibility: 'Show',
    deliveryReport: true,
    readReport: false,
    replyCharging: 0x80,
    replyChargingDeadline: { relative: 60 },
    replyChargingId: 'R',
    replyChargingSize: 300,
    content,
  },
  {
    type: 'm-send-conf',
    transactionId,
    version,
    responseStatus: 0xe5,
    responseText: 'Too large',
    messageId: 'M-1',
  },
  {
    type: 'm-notification-ind',
    transactionId,
    version,
    from: alice,
    subject: 'Drift',
    messageClass: 'NewClass',
    messageSize: 907_020,
    expiry: { absolute: date },
    contentLocation: 'http://mmsc/content/1',
  },
  { type: 'm-notifyresp-ind', transactionId, version, status: 0x81, reportAllowed: false },
  {
    type: 'm-retrieve-conf',
    transactionId,
    version,
    messageId: 'M-1',
    date,
    from: alice,
    to: [bob],
    subject: 'Drift',
    retrieveStatus: 0x80,
    retrieveText: 'Fine',
    content,
    previouslySentBy: [{ count: 1, address: alice }],
    previouslySentDate: [{ count: 1, date }],
  },
  { type: 'm-acknowledge-ind', transactionId, version, reportAllowed: true },
  { type: 'm-delivery-ind', version, messageId: 'M-1', to: [bob], date, status: 0x86 },
  { type: 'm-read-rec-ind', version, messageId: 'M-1', to: [alice], from: null, date, readStatus: 'Read' },
  { type: 'm-read-orig-ind', version, messageId: 'M-1', to: [alice], from: bob, date, readStatus: 'Deleted' },
  {
    type: 'm-forward-req',
    transactionId,
    version,
    from: alice,
    to: [bob],
    contentLocation: 'http://mmsc/content/1',
  },
  { type: 'm-forward-conf', transactionId, version, responseStatus: 0x80, messageId: 'M-2' },
]
const others = Object.keys(MM1_TYPES)
  .filter((type) => !main.some((message) => message.type === type))
  .map((type) => ({ type, transactionId, version }) as Mm1Message)
const messages = [...main, ...others]

type Layer = Record<string, unknown>

/** Every mmse layer of the capture, as tshark dissects it. */
function dissect(capture: Buffer): Layer[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'capture-'))
  try {
    const file = path.join(folder, 'pdus.pcap')
    writeFileSync(file, capture)
    const json = execFileSync('tshark', ['-r', file, '-T', 'json', '--no-duplicate-keys'], {
      encoding: 'utf8',
    })
    return (JSON.parse(json) as { _source: { layers: Layer } }[]).map((packet) => packet._source.layers)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const hex = (value: number | undefined) => (value === undefined ? undefined : `0x${value.toString(16)}`)
const seconds = (value: number) => `${value}.000000000`
const moment = (value: number) => new Date(value * 1000).getTime()
const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? '0x80' : '0x81')
const CLASS = ['Personal', 'Advertisement', 'Informational', 'Auto']

/** What tshark should say, in its names. */
function expected(message: Mm1Message): Record<string, unknown> {
  const { expiry, messageClass } = message
  const known = messageClass === undefined ? -1 : CLASS.indexOf(messageClass)
  return {
    'mmse.message_type': hex(MM1_TYPES[message.type]),
    'mmse.transaction_id': message.transactionId,
    'mmse.mms_version': message.version,
    'mmse.from': message.from === null ? '<insert address>' : message.from,
    'mmse.to': message.to?.length === 1 ? message.to[0] : message.to,
    'mmse.cc': message.cc?.[0],
    'mmse.bcc': message.bcc?.[0],
    'mmse.subject': message.subject,
    'mmse.message_class.id': known < 0 ? undefined : hex(0x80 + known),
    'mmse.message_class.str': known < 0 ? messageClass : undefined,
    'mmse.expiry.rel': expiry && 'relative' in expiry ? seconds(expiry.relative) : undefined,
    'mmse.message_id': message.messageId,
    'mmse.message_size': message.messageSize?.toString(),
    'mmse.content_location': message.contentLocation,
    'mmse.priority': message.priority === 'High' ? '0x82' : undefined,
    'mmse.delivery_report': flag(message.deliveryReport),
    'mmse.report_allowed': flag(message.reportAllowed),
    'mmse.response_status': hex(message.responseStatus),
    'mmse.response_text': message.responseText,
    'mmse.retrieve_status': hex(message.retrieveStatus),
    'mmse.retrieve_text': message.retrieveText,
    'mmse.status': hex(message.status),
    'mmse.read_status': message.readStatus && (message.readStatus === 'Read' ? '0x80' : '0x81'),
    'mmse.reply_charging': hex(message.replyCharging),
    'mmse.reply_charging_id': message.replyChargingId,
    'mmse.reply_charging_size': message.replyChargingSize?.toString(),
  }
}

describe.skipIf(!installed)('tshark reads what we encode', () => {
  const layers = installed ? dissect(captureOf(messages.map(encodeMm1Bytes))) : []

  it.each(messages.map((message, index) => [message.type, message, index] as const))(
    '%s',
    (_, message, index) => {
      const text = JSON.stringify(layers[index])
      expect(text).not.toMatch(/malformed/i)
      const layer = layers[index]?.mmse as Layer
      const wanted = Object.entries(expected(message)).filter(([, value]) => value !== undefined)
      for (const [field, value] of wanted) expect({ [field]: layer[field] }).toEqual({ [field]: value })
      const at = layer['mmse.date'] as string | undefined
      if (message.date !== undefined)
        expect(Date.parse((at ?? '').replace('.000000000', ''))).toBe(moment(message.date))
      if (message.content) {
        expect(text).toContain('application/vnd.wap.multipart.related')
        expect(text).toContain('"wsp.header.content_location":"a.gif"')
        expect(text).toContain('"wsp.parameter.charset":"UTF-8"')
      }
    },
  )
})
