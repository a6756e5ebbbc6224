import { parseSync } from 'vite'

type Node = { type: string; start: number; [key: string]: unknown }

/** Attributes and properties that people read or hear. */
const read = new Set(
  'title label aria-label placeholder note hint alt description detail text heading message words caption summary meaning effect lead addLabel removeLabel searchPlaceholder empty unit'.split(
    ' ',
  ),
)
/** Attributes and calls whose strings are for the machine. */
const machine = new Set(
  'className class style href src d viewBox fill transform sizes accept pattern'.split(' '),
)
const machineCalls =
  /^(clsx|buttonClass|Error|TypeError|RegExp|URL|fetch|querySelector|querySelectorAll|closest|log|useWords|words|matchMedia|import|t|rich)$/
/** Names that are the same in every language. */
const names = new Set(['Marquee', 'Ctrl K', 'iPhone', 'Esc', 'AT&T', 'T-Mobile', 'Verizon', 'US Cellular'])

const sentence = /\p{L}{2,}[,.:;]? (\p{L}{2,}|\p{L} \p{L})/u
const codeLike = /[_=(){}[\]<>]|\b[a-z0-9]+-[a-z0-9[]|^\W*[a-z]+:|^[./#@]|\b(SELECT|var)\b/

type Noted = (node: Node, text: string) => void

/** Strings of a component that somebody would read and that do not come from the catalogue: [line, text]. */
export function plainTexts(file: string, source: string): [line: number, text: string][] {
  const found: [number, string][] = []
  const { program } = parseSync(file, source)
  const note = (node: Node, text: string) => {
    const clean = text.trim()
    if (!/\p{L}{2}/u.test(clean) || names.has(clean)) return
    found.push([source.slice(0, node.start).split('\n').length, clean.replace(/\s+/g, ' ').slice(0, 80)])
  }
  visit(program as unknown as Node, [], note)
  return found
}

function visit(node: Node, above: Node[], note: Noted): void {
  if (node.type === 'ImportDeclaration' || isTypeOnly(node)) return
  if (node.type === 'JSXText') note(node, String(node.value))
  const text = stringOf(node)
  if (text !== undefined && isRead(node, text, above)) note(node, text)
  for (const child of childrenOf(node)) visit(child, [node, ...above], note)
}

function isTypeOnly({ type }: Node): boolean {
  return type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(type)
}

function childrenOf(node: Node): Node[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'parent')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((child): child is Node => child !== null && typeof child === 'object' && 'type' in child)
}

function stringOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return undefined
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join(' … ')
}

const silent = new Set('ExpressionStatement BinaryExpression SwitchCase MemberExpression'.split(' '))
const holders = new Set(
  'JSXAttribute Property CallExpression NewExpression ArrowFunctionExpression FunctionDeclaration'.split(' '),
)

/** Whether a string is for people, by what holds it and by how it looks. */
function isRead(node: Node, text: string, above: Node[]): boolean {
  const [parent, grandparent] = above
  if (!parent || silent.has(parent.type) || (parent.type === 'Property' && parent.key === node)) return false
  if (above.some((one) => one.type === 'JSXAttribute' && machine.has(nameOf(one)))) return false
  if (parent.type === 'JSXExpressionContainer' && grandparent?.type === 'JSXElement') return true
  const holder = above.find(({ type }) => holders.has(type))
  if (codeLike.test(text) || (holder && isForMachine(holder))) return false
  return (
    sentence.test(text) ||
    (holder !== undefined && /Attribute|Property/.test(holder.type) && read.has(nameOf(holder)))
  )
}

function isForMachine(holder: Node): boolean {
  const name = nameOf(holder)
  if (!/Call|New/.test(holder.type)) return machine.has(name)
  const callee = holder.callee as { object?: { name?: string } }
  return machineCalls.test(name) || callee.object?.name === 'log'
}

function nameOf(node: Node): string {
  const named = (node.name ?? node.key ?? node.callee) as Node | undefined
  const inner = named?.type === 'MemberExpression' ? (named.property as Node) : named
  return String(inner?.name ?? inner?.value ?? '')
}
