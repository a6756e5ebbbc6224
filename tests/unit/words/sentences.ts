import { parseSync } from 'vite'

type Node = { type: string; [key: string]: unknown }

/** Keep a sentence for later: `said('At most {most} rows', { most: 60 })`. */
const builders = new Set(['said', 'atMost'])

/** Methods of zod (and of our own) whose last argument is a sentence for the person who typed. */
const checks = new Set(
  'string min max length regex refine email uuid url date number int array custom enum nonempty startsWith superRefine check literal'.split(
    ' ',
  ),
)

/** Every sentence of the error vocabulary that a file may throw or answer with: AppError, zod messages, `fields`. */
export function sentencesOf(file: string, source: string): string[] {
  if (!/AppError|zod|said\b|means\(/.test(source)) return []
  const found: string[] = []
  const visit = (node: Node): void => {
    found.push(...saidBy(node))
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child === 'object' && 'type' in child) visit(child as Node)
      }
    }
  }
  visit(parseSync(file, source).program as unknown as Node)
  return found
}

function saidBy({ type, callee, arguments: given }: Node): string[] {
  const [first, second, third] = (given ?? []) as Node[]
  if (type === 'NewExpression' && nameOf(callee) === 'AppError')
    return [...textsIn(second), ...fieldTexts(third)]
  if (type !== 'CallExpression') return []
  if (builders.has(nameOf(callee))) return textsIn(first)
  // What a carrier's answer means is told to people where it stops the account.
  if (nameOf(callee) === 'means' && textsIn(first)[0] === 'account_problem') return textsIn(second)
  if (nameOf(callee) === 'notFound')
    return textsIn(first).map((what) => `This ${what} does not exist, or is not in this workspace.`)
  if (!checks.has(nameOf(callee))) return []
  return textsIn((given as Node[]).at(-1)).filter((text) => / /.test(text) || /^[A-Z].*\.$/.test(text))
}

function textsIn(node: Node | undefined): string[] {
  if (!node) return []
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
  // Built by hand, so that no catalogue can know it: shown as it stands, to be found wanting there.
  if (node.type === 'TemplateLiteral')
    return [(node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('{…}')]
  if (node.type === 'ConditionalExpression')
    return [...textsIn(node.consequent as Node), ...textsIn(node.alternate as Node)]
  if (node.type === 'LogicalExpression') return textsIn(node.right as Node)
  return []
}

function fieldTexts(details: Node | undefined): string[] {
  if (details?.type !== 'ObjectExpression') return []
  return (details.properties as Node[]).flatMap((property) => {
    if (
      property.type !== 'Property' ||
      nameOf(property.key) !== 'fields' ||
      (property.value as Node).type !== 'ObjectExpression'
    )
      return []
    return ((property.value as Node).properties as Node[]).flatMap((field) => textsIn(field.value as Node))
  })
}

function nameOf(node: unknown): string {
  const { type, name, property } = node as { type?: string; name?: string; property?: Node }
  return type === 'MemberExpression' ? nameOf(property) : (name ?? '')
}
