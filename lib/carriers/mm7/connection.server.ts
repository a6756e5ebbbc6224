import {
  buildSubmit,
  composeSlides,
  type PreparedContent as Mm7Content,
  type Mm7Dialect,
  prepareContent,
} from '../../mms'
import type {
  CarrierConnection,
  MessageContent,
  PreparedContent,
  Submission,
  SubmitOutcome,
  Timeouts,
} from '../carrier'
import { openPoster, type Protocol } from '../poster.server'
import { slidesOf, textSlot } from '../slides'
import { readAnswer } from './answer'
import { dialectOf, type Mm7Credentials, recipientsPerRequest } from './credentials'
import { groupsOf, sharedVerdict } from './group'
import { byReference } from './reference'
import { fill, fits, type Particulars, type SubmitTemplate, submitTemplate } from './template'

type Form = {
  content: Mm7Content
  subject: string | undefined
  /** By sender; null where none can be made. */
  templates: Map<string, SubmitTemplate | null>
}

/** An MMSC that takes SubmitReq over HTTP (3GPP TS 23.140). */
export function openMm7(
  credentials: Mm7Credentials,
  options: { connections: number; timeouts?: Partial<Timeouts> },
): CarrierConnection {
  const dialect = dialectOf(credentials)
  const poster = openPoster(credentials, options)
  const protocol: Protocol = {
    write: (submission) => encode(submission, credentials, dialect),
    read: (answer, { reference }) => readAnswer(answer, reference, credentials),
  }
  const submitTogether = async (group: Submission[], settle: (outcome: SubmitOutcome) => void) => {
    const [{ from, text, content, reference }] = group as [Submission, ...Submission[]]
    const transactionId = `${reference}-group`
    const shared = sharedVerdict(
      await poster.exchange(
        () => {
          const to = group.map((submission) => submission.to)
          return buildWhole({ transactionId, to, text }, from, content.form as Form, credentials, dialect)
        },
        (answer) => readAnswer(answer, transactionId, credentials),
      ),
    )
    if (shared === null) return poster.submit(group, settle, protocol)
    for (const { messageId } of group) settle({ messageId, ...shared } as SubmitOutcome)
  }
  return {
    prepare: (content) => prepare(content, dialect, credentials.media),
    async submit(batch, settle) {
      const groups = groupsOf(batch, recipientsPerRequest(credentials))
      const alone = groups.filter((group) => group.length === 1).flat()
      const together = groups.filter((group) => group.length > 1)
      await Promise.all([
        poster.submit(alone, settle, protocol),
        ...together.map((group) => submitTogether(group, settle)),
      ])
    },
    probe: () => poster.probe({ 'content-type': 'text/xml' }),
    close: () => poster.close(),
  }
}

/** The media encoded once, or their addresses, with a slot for the text that differs. */
function prepare(
  given: MessageContent,
  dialect: Mm7Dialect,
  travels: Mm7Credentials['media'],
): PreparedContent {
  const { media = [], subject } = given
  const inside = composeSlides(slidesOf(given), dialect)
  const referred = travels === 'reference'
  const content = prepareContent(referred ? byReference(inside, media) : inside, dialect)
  const around = content.innerBoundary.length + '--\r\n\r\n\r\n'.length
  const elsewhere = referred ? media.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) : 0
  const bytes = content.pieces.reduce(
    (sum, piece) => sum + around + piece.head.length + ('body' in piece ? piece.body.length : 0),
    around + elsewhere,
  )
  return { bytes, form: { content, subject, templates: new Map() } satisfies Form }
}

function encode(submission: Submission, credentials: Mm7Credentials, dialect: Mm7Dialect) {
  const form = submission.content.form as Form
  const { content, templates } = form
  const build = ({ to, ...particulars }: Particulars) =>
    buildWhole({ ...particulars, to: [to] }, submission.from, form, credentials, dialect)
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
  { transactionId, to, text }: Omit<Particulars, 'to'> & { to: readonly string[] },
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
      // Blind copies: To and Cc are shown to every recipient.
      recipients: { [to.length > 1 ? 'bcc' : 'to']: to.map((value) => ({ kind: 'number', value })) },
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
