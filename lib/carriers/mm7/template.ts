import type { EncodedMessage } from '../../mms'

/** What differs from one recipient's SubmitReq to the next. */
export type Particulars = { transactionId: string; to: string; text: string }

type Gap = keyof Particulars
type Piece = Buffer | Gap

/** A SubmitReq with three gaps: everything else is written once per sender, content and campaign. */
export type SubmitTemplate = {
  contentType: string
  soapAction: string
  /** Each segment as its fixed bytes and its gaps, in order. */
  segments: Piece[][]
}

// Stand in for the particulars while the template is made. The number keeps its place in every way of writing numbers.
const marks: Readonly<Record<Gap, string>> = {
  transactionId: 'mq-transaction-stands-here',
  to: '19999999999',
  text: 'mq-text-stands-here',
}

/**
 * Makes a template of what `build` writes; undefined when a gap cannot be found exactly once (a picture that contains a mark), in
 * which case every message is built whole.
 */
export function submitTemplate(
  build: (particulars: Particulars) => EncodedMessage,
): SubmitTemplate | undefined {
  const encoded = build({ ...marks, to: `+${marks.to}` })
  const gaps = Object.keys(marks) as Gap[]
  const segments = encoded.segments.map((segment) =>
    gaps.reduce<Piece[]>((pieces, gap) => pieces.flatMap((piece) => split(piece, gap)), [segment]),
  )
  const found = segments.flat().filter((piece) => typeof piece === 'string')
  if (found.length !== gaps.length || new Set(found).size !== gaps.length) return undefined
  const { contentType, headers } = encoded
  return { contentType, soapAction: headers.SOAPAction ?? '""', segments }
}

function split(piece: Piece, gap: Gap): Piece[] {
  if (typeof piece === 'string') return [piece]
  const mark = marks[gap]
  const pieces: Piece[] = []
  let from = 0
  for (let at = piece.indexOf(mark); at >= 0; at = piece.indexOf(mark, from)) {
    pieces.push(piece.subarray(from, at), gap)
    from = at + mark.length
  }
  return [...pieces, piece.subarray(from)]
}

const plain = /^[\w.-]+$/
const number = /^\+\d{7,15}$/

/** Whether the particulars can be put into the gaps as they are. */
export function fits({ transactionId, to, text }: Particulars, boundaries: readonly string[]): boolean {
  return (
    plain.test(transactionId) && number.test(to) && !boundaries.some((boundary) => text.includes(boundary))
  )
}

/** The message: its headers and its bytes, segment by segment; those without a gap are shared, not copied. */
export function fill(
  template: SubmitTemplate,
  particulars: Particulars,
): Pick<EncodedMessage, 'headers' | 'segments' | 'length'> {
  const filled = { ...particulars, to: particulars.to.slice(1) }
  let length = 0
  const segments = template.segments.map((pieces) => {
    const segment = pieces.length === 1 ? (pieces[0] as Buffer) : join(pieces, filled)
    length += segment.length
    return segment
  })
  const headers = {
    'Content-Type': template.contentType,
    'Content-Length': String(length),
    SOAPAction: template.soapAction,
  }
  return { headers, segments, length }
}

function join(pieces: readonly Piece[], particulars: Particulars): Buffer {
  let bytes = 0
  for (const piece of pieces)
    bytes += typeof piece === 'string' ? Buffer.byteLength(particulars[piece]) : piece.length
  const joined = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const piece of pieces)
    at += typeof piece === 'string' ? joined.write(particulars[piece], at) : piece.copy(joined, at)
  return joined
}
