import {
  buildSubmit,
  composeSlides,
  type PreparedContent as Mm7Content,
  type Mm7Dialect,
  prepareContent,
} from '../../mms'
import { AppError } from '../../platform/errors'
import type {
  CarrierConnection,
  MessageContent,
  PreparedContent,
  Submission,
  SubmitOutcome,
  Timeouts,
} from '../carrier'
import { longestAnswer, readAnswer, retryAfter, type Verdict } from './answer'
import { dialectOf, type Mm7Credentials } from './credentials'
import { defaultTimeouts, openPoster, type Poster, type PostResult } from './post.server'
import { fill, fits, type Particulars, type SubmitTemplate, submitTemplate } from './template'

type Form = {
  content: Mm7Content
  subject: string | undefined
  /** By sender; null where none can be made. */
  templates: Map<string, SubmitTemplate | null>
}

const textSlot = 'text'
/** Bytes. */
const smallMessage = 32_768

/** An MMSC that takes SubmitReq over HTTP (3GPP TS 23.140). */
export function openMm7(
  credentials: Mm7Credentials,
  options: { connections: number; timeouts?: Partial<Timeouts> },
): CarrierConnection {
  const dialect = dialectOf(credentials)
  const poster = openPoster(credentials, options.connections, { ...defaultTimeouts, ...options.timeouts })
  const authorization = basic(credentials)
  return {
    prepare: (content) => prepare(content, dialect),
    async submit(batch, settle) {
      const submitOne = async (submission: Submission) =>
        settle(await outcomeOf(submission, credentials, dialect, authorization, poster))
      await Promise.all(batch.map(submitOne))
    },
    probe: () => probe(poster, authorization),
    close: () => poster.close(),
  }
}

/** An empty request: no MMSC can take it for a message, and every one answers it with some refusal. */
async function probe(poster: Poster, authorization: Record<string, string>): Promise<string> {
  const result = await poster.post({ 'content-type': 'text/xml', ...authorization }, [], longestAnswer)
  if (!result.ok) throw new AppError('unavailable', `The address does not answer: ${result.reason}`)
  if (result.status === 401 || result.status === 403)
    throw new AppError(
      'unavailable',
      `It answers, and refuses the user name or password (HTTP ${result.status}).`,
    )
  if (result.status === 404)
    throw new AppError('unavailable', 'A server answers there, but not at this path (HTTP 404).')
  return `It answers (HTTP ${result.status} to an empty request). The first message proves the rest.`
}

function basic({ username, password }: Mm7Credentials): Record<string, string> {
  if (!username) return {}
  return { Authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` }
}

/** The picture encoded once, with a slot for the text that differs. */
function prepare({ picture, subject }: MessageContent, dialect: Mm7Dialect): PreparedContent {
  const media = picture && { contentType: picture.mime, name: picture.name, body: picture.bytes }
  const slide = { ...(media ? { media } : {}), text: { slot: textSlot }, durationMs: 10_000 }
  const content = prepareContent(composeSlides([slide], dialect), dialect)
  const bytes = content.pieces.reduce((sum, piece) => sum + ('body' in piece ? piece.body.length : 0), 0)
  return { bytes, form: { content, subject, templates: new Map() } satisfies Form }
}

async function outcomeOf(
  submission: Submission,
  credentials: Mm7Credentials,
  dialect: Mm7Dialect,
  authorization: Record<string, string>,
  poster: Poster,
): Promise<SubmitOutcome> {
  const { messageId } = submission
  let encoded: ReturnType<typeof encode>
  try {
    encoded = encode(submission, credentials, dialect)
  } catch (error) {
    const meaning = error instanceof Error ? error.message : 'The message could not be written'
    return { messageId, kind: 'our_fault', code: 'encode', meaning }
  }
  // One write for what is small; a large picture is not copied.
  const segments =
    encoded.segments.length > 1 && encoded.length <= smallMessage
      ? [Buffer.concat(encoded.segments, encoded.length)]
      : encoded.segments
  const result = await poster.post({ ...encoded.headers, ...authorization }, segments, longestAnswer)
  return { messageId, ...verdict(result, submission.reference, credentials) } as SubmitOutcome
}

function encode(submission: Submission, credentials: Mm7Credentials, dialect: Mm7Dialect) {
  const form = submission.content.form as Form
  const { content, templates } = form
  const build = (particulars: Particulars) =>
    buildWhole(particulars, submission.from, form, credentials, dialect)
  const particulars = { transactionId: submission.reference, to: submission.to, text: submission.text }
  if (!fits(particulars, [content.innerBoundary, content.outerBoundary])) return build(particulars)
  let template = templates.get(submission.from)
  if (template === undefined) {
    template = submitTemplate(build) ?? null
    templates.set(submission.from, template)
  }
  return template ? fill(template, particulars) : build(particulars)
}

function buildWhole(
  { transactionId, to, text }: Particulars,
  from: string,
  { content, subject }: Form,
  credentials: Mm7Credentials,
  dialect: Mm7Dialect,
) {
  return buildSubmit(
    {
      op: 'SubmitReq',
      transactionId,
      sender: {
        vaspId: credentials.vaspId,
        ...(credentials.vasId ? { vasId: credentials.vasId } : {}),
        address: { kind: 'number', value: from },
      },
      recipients: { to: [{ kind: 'number', value: to }] },
      messageClass: 'Advertisement',
      deliveryReport: true,
      ...(credentials.serviceCode ? { serviceCode: credentials.serviceCode } : {}),
      ...(credentials.readReports === 'yes' ? { readReply: true } : {}),
      ...(subject ? { subject } : {}),
      allowAdaptations: true,
    },
    dialect,
    content,
    { [textSlot]: text },
  )
}

function verdict(result: PostResult, reference: string, credentials: Mm7Credentials): Verdict {
  if (result.ok) {
    const { status, headers, body } = result
    const wait = retryAfter(first(headers['retry-after']), Date.now())
    const contentType = first(headers['content-type']) ?? ''
    const answer = { status, contentType, body, ...(wait === undefined ? {} : { retryAfterMs: wait }) }
    return readAnswer(answer, reference, credentials)
  }
  if (!result.handedOver)
    return { kind: 'retry_later', code: result.reason, meaning: 'The carrier could not be reached' }
  return { kind: 'unknown', code: result.reason, meaning: 'Handed over, but the carrier never answered' }
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
