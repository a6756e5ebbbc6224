import type { Words } from '../words/translate'
import { type Condition, conditionSchema, type Group, type Match, type Node, type Rule } from './rule'

/** A node of the tree being edited. `key` stays with it while others come and go. Rows may still lack a value. */
export type DraftRow = { key: number; row: Condition }
export type DraftGroup = { key: number; match: Match; of: DraftNode[] }
export type DraftNode = DraftRow | DraftGroup
/** As the builder shows it: everyone who …, but not anyone who …. */
export type DraftRule = { main: DraftGroup; except: DraftGroup }

let lastKey = 0
export const newKey = (): number => ++lastKey

export const isGroup = (node: DraftNode): node is DraftGroup => 'of' in node

function toDraft(node: Node): DraftNode {
  return node.type === 'group' ? draftGroup(node) : { key: newKey(), row: node }
}

function draftGroup(group: Group): DraftGroup {
  return { key: newKey(), match: group.match, of: group.of.map(toDraft) }
}

const isNone = (node: Node): node is Group => node.type === 'group' && node.match === 'none'

/** Splits a stored rule into what the builder shows. */
export function editable(rule: Rule): DraftRule {
  if (rule.match === 'any') return { main: draftGroup(rule), except: emptyGroup('none') }
  if (rule.match === 'none') return { main: emptyGroup('all'), except: draftGroup(rule) }
  const last = rule.of.at(-1)
  const except = last && isNone(last) ? last : undefined
  const of = except ? rule.of.slice(0, -1) : rule.of
  const [only] = of
  const main =
    of.length === 1 && only?.type === 'group' && only.match === 'any'
      ? draftGroup(only)
      : draftGroup({ type: 'group', match: 'all', of })
  return { main, except: except ? draftGroup(except) : emptyGroup('none') }
}

function emptyGroup(match: Match): DraftGroup {
  return { key: newKey(), match, of: [] }
}

function nodeOf(node: DraftNode): Node {
  return isGroup(node) ? groupOf(node) : node.row
}

function groupOf(group: DraftGroup): Group {
  // A nested group without rows would ask nothing, and inside "any" make everyone match.
  const of = group.of.filter((node) => !isGroup(node) || node.of.length > 0).map(nodeOf)
  return { type: 'group', match: group.match, of }
}

/** The rule that the builder shows; `editable` undoes it up to equivalence. */
export function ruleOf({ main, except }: DraftRule): Rule {
  const wanted = groupOf(main)
  const unwanted = groupOf(except)
  if (unwanted.of.length === 0) return wanted
  if (wanted.of.length === 0) return { type: 'group', match: 'all', of: [unwanted] }
  return wanted.match === 'all'
    ? { ...wanted, of: [...wanted.of, unwanted] }
    : { type: 'group', match: 'all', of: [wanted, unwanted] }
}

/** Applies `change` to the node with this key wherever it stands; null takes it away. */
export function changeNode(
  draft: DraftRule,
  key: number,
  change: (node: DraftNode) => DraftNode | null,
): DraftRule {
  return {
    main: (changeIn(draft.main, key, change) as DraftGroup | null) ?? draft.main,
    except: (changeIn(draft.except, key, change) as DraftGroup | null) ?? draft.except,
  }
}

function changeIn(
  node: DraftNode,
  key: number,
  change: (node: DraftNode) => DraftNode | null,
): DraftNode | null {
  if (node.key === key) return change(node)
  if (!isGroup(node)) return node
  const of = node.of.map((child) => changeIn(child, key, change)).filter((child) => child !== null)
  return { ...node, of }
}

/** Rows in the order of `conditionsOf(ruleOf(draft))`. */
export function rowsOf(draft: DraftRule): DraftRow[] {
  const rows = (node: DraftNode): DraftRow[] => (isGroup(node) ? node.of.flatMap(rows) : [node])
  return [...rows(draft.main), ...rows(draft.except)]
}

/** The sentences of the schema that a row can earn while it is written. */
const lacks = {
  'Fill in a value': 'value',
  'Choose at least one value': 'values',
  'Choose at least one': 'one',
  'Choose a field': 'field',
  'Choose a date': 'date',
  'Choose a month': 'month',
  'Choose a campaign': 'campaign',
  'Not a number': 'number',
  'At least 1 day': 'day',
  'At least once': 'once',
  'At most 1,000 times': 'times',
  'Only purchases have a value': 'purchases',
} as const

/** What a row still lacks, or undefined. */
export function problemOf(t: Words<'segments'>, row: Condition): string | undefined {
  const result = conditionSchema.safeParse(row)
  if (result.success) return undefined
  const message = result.error.issues[0]?.message ?? ''
  return t(`lacks.${lacks[message as keyof typeof lacks] ?? 'something'}`)
}
