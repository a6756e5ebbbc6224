import { rewriteLinks } from '../links/rewrite'
import { AppError } from '../platform/errors'
import { liquid, longestTemplate, longestText } from './liquid'

/** Values of merge fields by their key; attributes lie under `attributes`. */
export type MergeValues = Readonly<Record<string, unknown>>

/** A text compiled once for all its recipients. */
export type CompiledText = {
  /** Merge fields that the template reads, `attributes.key` for custom ones. */
  fields: readonly string[]
  /**
   * The text as one person gets it. `shorten` gives the address of a link by its number.
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
const marks = /[\uE000-\uE00F]/g

/** @throws AppError('invalid') with what is wrong and where. */
export function compileText(source: TextSource): CompiledText {
  if (source.text.length > longestTemplate)
    throw new AppError('invalid', `A text may have ${longestTemplate} characters.`)
  const plain = withManners(source).replace(marks, '')
  const marked = rewriteLinks(plain, [...source.links], (number) => String.fromCharCode(firstMark + number))
  const engine = liquid()
  const templates = parseTemplate(marked)
  return {
    fields: engine.globalFullVariablesSync(templates),
    render(values, shorten) {
      const rendered = renderBounded(() => String(engine.renderSync(templates, values)))
      const text = rendered.replace(marks, (mark) => shorten(mark.charCodeAt(0) - firstMark))
      if (text.length > longestText)
        throw new AppError('invalid', `The text grew past ${longestText} characters.`)
      return text
    },
  }
}

/** The text between who it is from and how to end it. What the marketer already wrote is not said twice. */
function withManners({ text, brandName, optOutLine }: TextSource): string {
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
    throw new AppError('invalid', inWords(error))
  }
}

function renderBounded(render: () => string): string {
  try {
    return render()
  } catch (error) {
    throw new AppError('invalid', inWords(error))
  }
}

/** Liquid's own message without its internals: `undefined filter: nope, line:1, col:4`. */
function inWords(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  const place = /, line:(\d+), col:(\d+)$/.exec(first)
  const said = (place ? first.slice(0, place.index) : first)
    .replace(/^undefined filter: (.+)$/, 'There is no filter called “$1”')
    .replace(/^tag "(.+)" not found$/, 'The tag “$1” cannot be used in messages')
    .replace(/^(?:output|tag) "?(.+?)"? not closed$/, '“$1” is not closed')
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  return place ? `${sentence} (line ${place[1]}, character ${place[2]}).` : `${sentence}.`
}

export type TemplateProblem = {
  kind: 'syntax' | 'unknown_field' | 'no_fallback'
  field?: string
  message: string
}

/**
 * What is wrong with a template before anybody gets it: errors, fields that do not exist, and fields that would leave a hole
 * for people who have no value. `known` lists the merge fields of the workspace.
 */
export function checkTemplate(text: string, known: readonly string[]): TemplateProblem[] {
  let fields: string[]
  try {
    if (text.length > longestTemplate) throw new Error(`A text may have ${longestTemplate} characters`)
    fields = liquid().globalFullVariablesSync(liquid().parse(text))
  } catch (error) {
    return [{ kind: 'syntax', message: inWords(error) }]
  }
  return fields.flatMap((field): TemplateProblem[] => {
    if (!known.includes(field))
      return [{ kind: 'unknown_field', field, message: `There is no field called “${field}”.` }]
    if (hasFallback(text, field)) return []
    return [
      {
        kind: 'no_fallback',
        field,
        message: `“${field}” needs a fallback for people without one: {{ ${field} | default: "there" }}`,
      },
    ]
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
const controls = /[\u0000-\u001f\u007f\uE000-\uE00F]+/g

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replace(controls, ' ').slice(0, 300)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || typeof value !== 'object' || depth > 0) return null
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner, depth + 1)]))
}
