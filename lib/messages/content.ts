import { withOptOutPage } from '../accounts/opt-out-line'
import { optOutLink } from '../links/code'
import { rewriteLinks } from '../links/rewrite'
import { AppError, refusal } from '../platform/errors'
import { type Said, said } from '../words/said'
import { liquid, longestTemplate, longestText } from './liquid'

/** Values of merge fields by their key; attributes lie under `attributes`. */
export type MergeValues = Readonly<Record<string, unknown>>

/** A text compiled once for all its recipients. */
export type CompiledText = {
  /** Merge fields that the template reads, `attributes.key` for custom ones. */
  fields: readonly string[]
  /**
   * The text as one person gets it. `shorten` gives the address of a link by its number, `optOutLink` being the way out.
   * @throws AppError('invalid') when it cannot be rendered within its bounds.
   */
  render: (values: MergeValues, shorten: (link: number) => string) => string
}

export type TextSource = {
  /** Liquid, as the marketer wrote it. */
  text: string
  /** Empty for none. */
  brandName: string
  optOutLine: string
  links: readonly { number: number; url: string }[]
}

// While a text is rendered each link is one character that nobody types (private use area), so that no filter can cut it in two
// and nothing that comes out of a contact's field is taken for a link of ours.
const firstMark = 0xe000
const marks = /[\uE000-\uE010]/g

/** Stands for that address until it is known whose message it is. */
export const optOutMark = String.fromCharCode(firstMark + optOutLink)

/** @throws AppError('invalid') with what is wrong and where. */
export function compileText(source: TextSource): CompiledText {
  if (source.text.length > longestTemplate) throw refusal('invalid', tooLong)
  const plain = withManners({
    text: source.text.replace(marks, ''),
    brandName: source.brandName.replace(marks, ''),
    optOutLine: source.optOutLine.replace(marks, ''),
  })
  const linked = rewriteLinks(plain, [...source.links], (number) => String.fromCharCode(firstMark + number))
  const marked = withOptOutPage(linked, optOutMark)
  const engine = liquid()
  const templates = parseTemplate(marked)
  return {
    fields: engine.globalFullVariablesSync(templates),
    render(values, shorten) {
      const rendered = renderBounded(() => String(engine.renderSync(templates, values)))
      const text = rendered.replace(marks, (mark) => shorten(mark.charCodeAt(0) - firstMark))
      if (text.length > longestText)
        throw new AppError('invalid', 'The text grew past {most} characters.', {
          values: { most: longestText },
        })
      return text
    },
  }
}

/** The text between who it is from and how to end it. What the marketer already wrote is not said twice. */
function withManners({ text, brandName, optOutLine }: Omit<TextSource, 'links'>): string {
  const body = text.trim()
  const named = brandName && !body.toLowerCase().startsWith(brandName.toLowerCase())
  const closed = optOutLine && !body.toLowerCase().includes(optOutLine.toLowerCase())
  return `${named ? `${verbatim(brandName)}: ` : ''}${body}${closed ? `\n${verbatim(optOutLine)}` : ''}`
}

/** Text that Liquid must leave alone. */
function verbatim(text: string): string {
  return text.replace(/[{}%]{2,}/g, (braces) => braces.slice(0, 1))
}

function parseTemplate(text: string) {
  try {
    return liquid().parse(text)
  } catch (error) {
    throw refusal('invalid', mistakeOf(error))
  }
}

function renderBounded(render: () => string): string {
  try {
    return render()
  } catch (error) {
    throw refusal('invalid', mistakeOf(error))
  }
}

const tooLong = said('A template may have {most} characters.', { most: longestTemplate })

type Place = { name: string; line: string; column: string }

const mistakes: [pattern: RegExp, say: (place: Place) => Said][] = [
  [
    /^undefined filter: (.+)$/,
    (place) => said('There is no filter called “{name}” (line {line}, character {column}).', place),
  ],
  [
    /^tag "(.+)" not found$/,
    (place) => said('The tag “{name}” cannot be used in messages (line {line}, character {column}).', place),
  ],
  [
    /^(?:output|tag) "?(.+?)"? not closed$/,
    (place) => said('“{name}” is not closed (line {line}, character {column}).', place),
  ],
]

/** Liquid's own message without its internals: `undefined filter: nope, line:1, col:4`. */
function mistakeOf(error: unknown): Said {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  const [, what = first, line = '1', column = '1'] = /^(.*), line:(\d+), col:(\d+)$/.exec(first) ?? []
  for (const [pattern, say] of mistakes) {
    const name = pattern.exec(what)?.[1]
    if (name !== undefined) return say({ name, line, column })
  }
  const place = { name: what, line, column }
  return said('The template cannot be read: {name} (line {line}, character {column}).', place)
}

export type TemplateProblem =
  | { kind: 'syntax'; mistake: Said }
  | { kind: 'unknown_field' | 'no_fallback'; field: string }

/**
 * What is wrong with a template before anybody gets it: errors, fields that do not exist, and fields that would leave a hole
 * for people who have no value. `known` lists the merge fields of the workspace.
 */
export function checkTemplate(text: string, known: readonly string[]): TemplateProblem[] {
  if (text.length > longestTemplate) return [{ kind: 'syntax', mistake: tooLong }]
  let fields: string[]
  try {
    fields = liquid().globalFullVariablesSync(liquid().parse(text))
  } catch (error) {
    return [{ kind: 'syntax', mistake: mistakeOf(error) }]
  }
  return fields.flatMap((field): TemplateProblem[] => {
    if (!known.includes(field)) return [{ kind: 'unknown_field', field }]
    return hasFallback(text, field) ? [] : [{ kind: 'no_fallback', field }]
  })
}

/** Every place that prints the field names a default, or the template asks whether there is a value. */
function hasFallback(text: string, field: string): boolean {
  const name = field.replace(/[.]/g, '\\.')
  if (new RegExp(`\\{%-?\\s*(?:if|elsif|unless|case)\\b[^%]*\\b${name}\\b`).test(text)) return true
  const printed = [...text.matchAll(new RegExp(`\\{\\{-?\\s*${name}\\b([^}]*)\\}\\}`, 'g'))]
  return printed.every((match) => /\|\s*default\s*:/.test(match[1] ?? ''))
}

/** What merging reads of a contact, by key of lib/contacts/fields.ts. Control characters and endless values do not get through. */
export function mergeValues(contact: Readonly<Record<string, unknown>>): MergeValues {
  return Object.fromEntries(Object.entries(contact).map(([key, value]) => [key, clean(value, 0)]))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const controls = /[\u0000-\u001f\u007f\uE000-\uE010]+/g

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replace(controls, ' ').slice(0, 300)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || typeof value !== 'object' || depth > 0) return null
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner, depth + 1)]))
}
