import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { MmsFormatError } from './error'

/** An element by its local name: peers disagree on prefixes and namespaces, never on names. */
export type XmlNode = {
  name: string
  /** The namespace in force, where the document declares one. */
  namespace: string | undefined
  attributes: Record<string, string>
  children: XmlNode[]
  /** Text and CDATA directly inside; white space around it is layout and dropped, unless written as `&#32;`. */
  text: string
}

export type XmlLimits = { maxChars: number; maxDepth: number }

const XML_LIMITS: XmlLimits = { maxChars: 262_144, maxDepth: 24 }

const ATTRIBUTES = ':@'
const TEXT = '#text'
const CDATA = '#cdata'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 64,
})

type RawNode = Record<string, unknown>
type Scope = Record<string, string>

/**
 * Reads a document with one root. No DOCTYPE, no entities but the five predefined and character references,
 * bounded size and depth. Throws MmsFormatError `not_xml`, `too_large` or `too_deep`.
 */
export function parseXml(source: string, limits: XmlLimits = XML_LIMITS): XmlNode {
  if (source.length > limits.maxChars) {
    throw new MmsFormatError('too_large', `XML of ${source.length} characters, over ${limits.maxChars}.`)
  }
  const doctype = /<!(?:DOCTYPE|ENTITY)/i.exec(source)
  if (doctype) throw new MmsFormatError('not_xml', 'A DOCTYPE is not accepted.', { offset: doctype.index })
  const text = source.replace(/^\uFEFF/, '').trimStart()
  const checked = XMLValidator.validate(text)
  if (checked !== true) throw new MmsFormatError('not_xml', `Not well-formed XML: ${checked.err.msg}`)
  const [root] = readNodes(parse(text), { xml: 'http://www.w3.org/XML/1998/namespace' }, 0, limits).children
  if (!root) throw new MmsFormatError('not_xml', 'The document has no element.')
  return root
}

function parse(text: string): RawNode[] {
  try {
    return parser.parse(text) as RawNode[]
  } catch (cause) {
    throw new MmsFormatError('not_xml', 'Not readable XML.', { cause })
  }
}

function readNodes(raw: RawNode[], scope: Scope, depth: number, limits: XmlLimits) {
  if (depth > limits.maxDepth) throw new MmsFormatError('too_deep', 'XML is nested too deeply.')
  const children: XmlNode[] = []
  const texts: string[] = []
  for (const node of raw) {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES)
    if (name === undefined || name.startsWith('?')) continue
    if (name === TEXT) texts.push(String(node[TEXT]))
    else if (name === CDATA) texts.push(escapeXml(cdataText(node[CDATA])))
    else children.push(readElement(name, node, scope, depth, limits))
  }
  return { children, text: decodeEntities(trimXml(texts.join(''))) }
}

/** Trims what XML calls white space, which is less than JavaScript's. */
function trimXml(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && WHITE.includes(text[start] as string)) start++
  while (end > start && WHITE.includes(text[end - 1] as string)) end--
  return text.slice(start, end)
}

const WHITE = ' \t\r\n'

function cdataText(value: unknown): string {
  return Array.isArray(value) ? value.map((piece) => String((piece as RawNode)[TEXT] ?? '')).join('') : ''
}

function readElement(name: string, node: RawNode, outer: Scope, depth: number, limits: XmlLimits): XmlNode {
  const attributes: Record<string, string> = {}
  const scope = { ...outer }
  for (const [key, value] of Object.entries((node[ATTRIBUTES] as Record<string, unknown>) ?? {})) {
    const decoded = decodeEntities(String(value))
    if (key === 'xmlns') scope[''] = decoded
    else if (key.startsWith('xmlns:')) scope[key.slice(6)] = decoded
    else attributes[localName(key)] = decoded
  }
  const colon = name.indexOf(':')
  const namespace = scope[colon < 0 ? '' : name.slice(0, colon)]
  const inner = readNodes((node[name] as RawNode[]) ?? [], scope, depth + 1, limits)
  return { name: localName(name), namespace, attributes, ...inner }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five predefined entities and character references; anything else stays as written. */
export function decodeEntities(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, named) => {
      if (named) return NAMED[String(named).toLowerCase()] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** The first child element with that name. */
export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((element) => element.name === name)
}

/** The first element with that name at any depth, the node itself included. */
export function descendant(node: XmlNode, name: string): XmlNode | undefined {
  if (node.name === name) return node
  for (const element of node.children) {
    const found = descendant(element, name)
    if (found) return found
  }
  return undefined
}

/** Text for element content or an attribute, white space kept. Characters XML 1.0 cannot hold are dropped. */
export function escapeXml(value: string): string {
  if (!NEEDS_ESCAPE.test(value)) return value
  return value
    .replace(FORBIDDEN, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(SPECIAL, (char) => `&#${char.charCodeAt(0)};`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids some of these, the others are layout
const NEEDS_ESCAPE = /[&<>"\u0000-\u001f\ufffe\uffff\ud800-\udfff]|^ | $/
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const LONE_SURROGATE = /[\ud800-\udfff]/gu
const SPECIAL = /[&<>"\t\n\r]|^ | $/g
