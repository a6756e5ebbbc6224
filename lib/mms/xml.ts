import { parseXml as readDocument, XmlCdata, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml'
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

/** Characters of the document, and how deep its elements may be nested. */
export type XmlLimits = { maxChars: number; maxDepth: number }

const XML_LIMITS: XmlLimits = { maxChars: 262_144, maxDepth: 24 }

/** CDATA is kept apart because its white space is never layout; an entity nobody declared stays as written. */
const OPTIONS = { ignoreUndefinedEntities: true, preserveCdata: true }

/**
 * Reads a well-formed document (XML 1.0) with one root. No DOCTYPE, so no entities but the five predefined and
 * character references; bounded size and depth. Throws MmsFormatError `not_xml` (with the offset of the
 * character), `too_large` or `too_deep`.
 */
export function parseXml(source: string, limits: XmlLimits = XML_LIMITS): XmlNode {
  if (source.length > limits.maxChars) {
    throw new MmsFormatError('too_large', `XML of ${source.length} characters, over ${limits.maxChars}.`)
  }
  const doctype = source.search(DOCTYPE)
  if (doctype >= 0) throw new MmsFormatError('not_xml', 'A DOCTYPE is not accepted.', { offset: doctype })
  // A byte order mark and blank lines before the declaration are forgiven.
  const text = source.trimStart()
  const root = documentOf(guardWhiteSpace(text), source.length - text.length)
  return readElement(root, NO_SCOPE, 0, limits)
}

const DOCTYPE = /<!(?:DOCTYPE|ENTITY)/i

function documentOf(text: string, skipped: number): XmlElement {
  try {
    const { root } = readDocument(text, OPTIONS)
    if (root) return root
  } catch (cause) {
    if (!(cause instanceof XmlError))
      throw new MmsFormatError('too_deep', 'XML is nested too deeply.', { cause })
    const reason = cause.message.split(/ \(line|\n/, 1)[0]
    const offset = skipped + placeOf(text, cause.pos)
    throw new MmsFormatError('not_xml', `Not well-formed XML: ${reason}`, { offset, cause })
  }
  throw new MmsFormatError('not_xml', 'The document has no element.')
}

/** Stands around white space that was written as a reference: a noncharacter, allowed in XML and used by nobody. */
const GUARD = '\uFDD0'

function guardWhiteSpace(text: string): string {
  if (!text.includes('&#')) return text
  return text.replaceAll(GUARD, '').replace(WHITE_REFERENCE, `${GUARD}$&${GUARD}`)
}

const WHITE_REFERENCE = /&#(?:x0*(?:9|a|d|20)|0*(?:9|10|13|32));/gi

function unguard(text: string): string {
  return text.includes(GUARD) ? text.replaceAll(GUARD, '') : text
}

/** Index in the text before it was guarded, from a count of its code points. */
function placeOf(guarded: string, codePoints: number): number {
  return unguard(Array.from(guarded).slice(0, codePoints).join('')).length
}

/** Namespaces by prefix; the empty prefix is the default. */
type Scope = Readonly<Record<string, string>>

const NO_SCOPE: Scope = { xml: 'http://www.w3.org/XML/1998/namespace' }

function readElement(element: XmlElement, outer: Scope, depth: number, limits: XmlLimits): XmlNode {
  if (depth > limits.maxDepth) throw new MmsFormatError('too_deep', 'XML is nested too deeply.')
  const attributes: Record<string, string> = {}
  const scope = readAttributes(element, outer, attributes)
  const colon = element.name.indexOf(':')
  const namespace = scope[colon < 0 ? '' : element.name.slice(0, colon)]
  const children: XmlNode[] = []
  let text = ''
  for (const node of element.children) {
    if (node instanceof XmlElement) children.push(readElement(node, scope, depth + 1, limits))
    else if (node instanceof XmlCdata) text += `${GUARD}${node.text}${GUARD}`
    else if (node instanceof XmlText) text += node.text
  }
  return { name: localName(element.name), namespace, attributes, children, text: unguard(trimXml(text)) }
}

/** Fills `attributes`; gives the namespaces in force inside the element. */
function readAttributes(element: XmlElement, outer: Scope, attributes: Record<string, string>): Scope {
  let scope = outer
  for (const key in element.attributes) {
    const value = unguard(element.attributes[key] as string)
    if (key === 'xmlns') scope = { ...scope, '': value }
    else if (key.startsWith('xmlns:')) scope = { ...scope, [key.slice(6)]: value }
    else attributes[localName(key)] = value
  }
  return scope
}

/** Trims what XML calls white space, which is less than JavaScript's. */
function trimXml(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isWhite(text.charCodeAt(start))) start++
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function isWhite(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Undoes the five predefined entities and character references where no document is read; the rest stays as written. */
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
