import {
  type ContentTemplate,
  composeSlides,
  encodeMm1,
  type MmsContent,
  plmn,
  type SendReq,
} from '../../mms'
import type { CarrierConnection, MessageContent, PreparedContent, Submission, Timeouts } from '../carrier'
import { openPoster } from '../poster.server'
import { slidesOf } from '../slides'
import { readSendConf } from './answer'
import type { Mm1Credentials } from './credentials'
import { mmsType } from './receive'

type Form = { template: ContentTemplate; subject: string | undefined }

/** An MMSC that takes m-send-req over HTTP, as from a phone (OMA MMS ENC, TS 23.140 MM1). */
export function openMm1(
  credentials: Mm1Credentials,
  options: { connections: number; timeouts?: Partial<Timeouts> },
): CarrierConnection {
  const poster = openPoster(credentials, options)
  const headers = { 'Content-Type': mmsType, Accept: `${mmsType}, */*`, ...deviceHeaders(credentials) }
  return {
    prepare,
    submit: (batch, settle) =>
      poster.submit(batch, settle, {
        write(submission) {
          const message = encodeMm1(sendReq(submission, credentials))
          const sent = { 'Content-Length': String(message.length), ...senderHeader(submission, credentials) }
          return { headers: { ...headers, ...sent }, ...message }
        },
        read: (answer, { reference }) => readSendConf(answer, reference, credentials),
      }),
    probe: () => poster.probe(headers),
    close: () => poster.close(),
  }
}

function deviceHeaders({ userAgent, profile }: Mm1Credentials): Record<string, string> {
  return {
    ...(userAgent ? { 'User-Agent': userAgent } : {}),
    ...(profile ? { 'x-wap-profile': profile } : {}),
  }
}

function senderHeader(
  { from }: Submission,
  { senderHeader: name, senderHeaderValue }: Mm1Credentials,
): Record<string, string> {
  return name ? { [name]: senderHeaderValue ?? from.replace(/^\+/, '') } : {}
}

/** The slides composed once. MM1 is binary: media travel as they are, shared by all messages and never copied. */
function prepare(content: MessageContent): PreparedContent {
  const { subject } = content
  const template = composeSlides(slidesOf(content), { smil: 'required', smilReference: 'location' })
  const empty = encodeMm1({
    type: 'm-send-req',
    transactionId: '',
    version: '1.2',
    content: filled(template, ''),
  })
  return { bytes: empty.length, form: { template, subject } satisfies Form }
}

function filled({ parts, ...rest }: ContentTemplate, text: string): MmsContent {
  return {
    ...rest,
    parts: parts.map((part) => {
      if (!('slot' in part)) return part
      const { slot: _, ...described } = part
      return { ...described, body: Buffer.from(text) }
    }),
  }
}

function sendReq(submission: Submission, { version, from, readReports }: Mm1Credentials): SendReq {
  const { template, subject } = submission.content.form as Form
  return {
    type: 'm-send-req',
    transactionId: submission.reference,
    version,
    from: from === 'number' ? plmn(submission.from) : null,
    to: [plmn(submission.to)],
    ...(subject ? { subject } : {}),
    messageClass: 'Advertisement',
    deliveryReport: true,
    readReport: readReports === 'yes',
    content: filled(template, submission.text),
  }
}
