import { MmsFormatError } from '../error'
import { child, escapeXml, type XmlNode } from '../xml'
import type { Mm7Dialect } from './dialect'
import type { ContentReference, Mm7Address, Mm7Recipients, Mm7Sender, Mm7Status } from './types'

/** How a value of an element is read and written. `write` gets the qualified name. */
export type ElementCodec<V> = {
  read(node: XmlNode): V
  write(name: string, value: V, dialect: Mm7Dialect): string
}

/** The name with the dialect's prefix. */
export function qualified(name: string, dialect: Mm7Dialect): string {
  return dialect.prefix ? `${dialect.prefix}:${name}` : name
}

function leaf(name: string, value: string, attributes = ''): string {
  return `<${name}${attributes}>${escapeXml(value)}</${name}>`
}

function attribute(name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`
}

export const text: ElementCodec<string> = {
  read: (node) => node.text,
  write: (name, value) => leaf(name, value),
}

/** xs:boolean; the standard's own example writes `True`, so case does not matter when reading. */
export const bool: ElementCodec<boolean> = {
  read: (node) => readBoolean(node.text),
  write: (name, value) => leaf(name, String(value)),
}

function readBoolean(value: string): boolean {
  const lower = value.toLowerCase()
  return lower === 'true' || lower === '1' || lower === 'yes'
}

/** Priority in the schema's spelling, whatever the peer's case. */
export const priority: ElementCodec<'Normal' | 'High' | 'Low'> = {
  read: (node) => {
    const lower = node.text.toLowerCase()
    if (lower === 'high') return 'High'
    return lower === 'low' ? 'Low' : 'Normal'
  },
  write: (name, value) => leaf(name, value),
}

const KINDS = { number: 'Number', shortCode: 'ShortCode', email: 'RFC2822Address' } as const

/** `+1 (828) 555-0100` and `+1…/TYPE=PLMN` as `+18285550100`; other text is kept. */
function bareNumber(value: string): string {
  const bare = value.replace(/\/TYPE=\w+$/i, '').trim()
  const compact = bare.replace(/[\s().-]/g, '')
  return /^\+?\d+$/.test(compact) ? compact : bare
}

function readAddress(node: XmlNode): Mm7Address | undefined {
  for (const [kind, name] of Object.entries(KINDS)) {
    const element = node.name === name ? node : child(node, name)
    if (element) return addressOf(kind as Mm7Address['kind'], element)
  }
  return node.text ? addressOf('number', node) : undefined
}

function addressOf(kind: Mm7Address['kind'], element: XmlNode): Mm7Address {
  const { displayOnly, addressCoding, id } = element.attributes
  const address: Mm7Address = { kind, value: kind === 'email' ? element.text : bareNumber(element.text) }
  if (displayOnly !== undefined) address.displayOnly = readBoolean(displayOnly)
  if (addressCoding === 'encrypted' || addressCoding === 'obfuscated') address.coding = addressCoding
  if (id !== undefined) address.id = id
  return address
}

function writeAddress(address: Mm7Address, dialect: Mm7Dialect): string {
  const short =
    address.kind === 'number' && address.value.replace(/\D/g, '').length <= dialect.shortCodeDigits
  const kind = short ? 'shortCode' : address.kind
  const attributes =
    attribute('displayOnly', address.displayOnly) +
    attribute('addressCoding', address.coding) +
    attribute('id', address.id)
  return leaf(qualified(KINDS[kind], dialect), numberText(address, kind, dialect), attributes)
}

function numberText(address: Mm7Address, kind: Mm7Address['kind'], dialect: Mm7Dialect): string {
  if (kind !== 'number' || address.coding) return address.value
  if (dialect.numberFormat === 'digits') return address.value.replace(/^\+/, '')
  return dialect.numberFormat === 'plmn' ? `${address.value}/TYPE=PLMN` : address.value
}

/** An element that holds one address: Sender and Recipient of reports. */
export const address: ElementCodec<Mm7Address> = {
  read: (node) => {
    const found = readAddress(node)
    if (!found) throw new MmsFormatError('bad_value', `${node.name} holds no address.`)
    return found
  },
  write: (name, value, dialect) => `<${name}>${writeAddress(value, dialect)}</${name}>`,
}

export const sender: ElementCodec<Mm7Sender> = {
  read: (node) => {
    const found: Mm7Sender = {}
    const vaspId = child(node, 'VASPID')?.text
    const vasId = child(node, 'VASID')?.text
    const from = child(node, 'SenderAddress')
    const parsed = from && readAddress(from)
    if (vaspId) found.vaspId = vaspId
    if (vasId) found.vasId = vasId
    if (parsed) found.address = parsed
    return found
  },
  write: (name, value, dialect) => {
    const from = qualified('SenderAddress', dialect)
    const inner =
      (value.vaspId ? leaf(qualified('VASPID', dialect), value.vaspId) : '') +
      (value.vasId ? leaf(qualified('VASID', dialect), value.vasId) : '') +
      (value.address ? `<${from}>${writeAddress(value.address, dialect)}</${from}>` : '')
    return `<${name}>${inner}</${name}>`
  },
}

const LISTS = { to: 'To', cc: 'Cc', bcc: 'Bcc' } as const

export const recipients: ElementCodec<Mm7Recipients> = {
  read: (node) => {
    const found: Mm7Recipients = {}
    for (const [key, name] of Object.entries(LISTS)) {
      const list = node.children.filter((element) => element.name === name)
      const addresses = list
        .flatMap((element) => element.children.map(readAddress))
        .filter((item) => item !== undefined)
      if (addresses.length > 0) found[key as keyof Mm7Recipients] = addresses
    }
    return found
  },
  write: (name, value, dialect) => {
    const lists = Object.entries(LISTS).map(([key, element]) => {
      const addresses = value[key as keyof Mm7Recipients] ?? []
      const list = qualified(element, dialect)
      const inner = addresses.map((item) => writeAddress(item, dialect)).join('')
      return inner && `<${list}>${inner}</${list}>`
    })
    return `<${name}>${lists.join('')}</${name}>`
  },
}

export const status: ElementCodec<Mm7Status> = {
  read: (node) => {
    const code = Number.parseInt(child(node, 'StatusCode')?.text ?? '', 10)
    if (!Number.isInteger(code)) throw new MmsFormatError('missing', 'A status without a StatusCode.')
    const found: Mm7Status = { code }
    const words = child(node, 'StatusText')?.text
    const details = child(node, 'Details')
    if (words) found.text = words
    if (details) found.details = flatText(details)
    return found
  },
  write: (name, value, dialect) => {
    const inner =
      leaf(qualified('StatusCode', dialect), String(value.code)) +
      leaf(qualified('StatusText', dialect), value.text ?? '') +
      (value.details === undefined ? '' : leaf(qualified('Details', dialect), value.details))
    return `<${name}>${inner}</${name}>`
  },
}

function flatText(node: XmlNode): string {
  return [node.text, ...node.children.map(flatText)].filter((piece) => piece !== '').join(' ')
}

export const contentRef: ElementCodec<ContentReference> = {
  read: (node) => {
    const found: ContentReference = { href: node.attributes.href ?? '' }
    const allow = node.attributes.allowAdaptations
    if (allow !== undefined) found.allowAdaptations = readBoolean(allow)
    return found
  },
  write: (name, value) =>
    `<${name}${attribute('href', value.href)}${attribute('allowAdaptations', value.allowAdaptations)}/>`,
}

export const replyCharging: ElementCodec<{ size?: number; deadline?: string }> = {
  read: (node) => {
    const found: { size?: number; deadline?: string } = {}
    const size = Number.parseInt(node.attributes.replyChargingSize ?? '', 10)
    const deadline = node.attributes.replyDeadline
    if (size >= 0) found.size = size
    if (deadline) found.deadline = deadline
    return found
  },
  write: (name, value) =>
    `<${name}${attribute('replyChargingSize', value.size)}${attribute('replyDeadline', value.deadline)}/>`,
}

export const deliveryConditions: ElementCodec<string[]> = {
  read: (node) => node.children.filter((element) => element.name === 'DC').map((element) => element.text),
  write: (name, value, dialect) =>
    `<${name}>${value.map((item) => leaf(qualified('DC', dialect), item)).join('')}</${name}>`,
}
