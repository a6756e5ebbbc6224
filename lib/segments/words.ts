import type { Words } from '../words/translate'
import { type Names, type Part, phrase } from './phrases'
import type { Group, Node, Rule } from './rule'
import { conditionWords } from './words-condition'

type T = Words<'segments'>

/** The rule as a sentence: "People who live in **North Carolina** and clicked **any campaign in the last 60 days**." */
export function inWords(t: T, rule: Rule, names: Names): Part[] {
  if (rule.of.length === 0) return phrase(t, 'everyone')
  const main = rule.match === 'all' ? rule.of.filter((node) => !isNone(node)) : [rule]
  const except = rule.match === 'all' ? rule.of.filter(isNone).filter((group) => group.of.length > 0) : []
  const who = main.length
    ? phrase(t, 'people', { rule: rootWords(t, rule, main, names) })
    : phrase(t, 'everyone')
  return except.reduce(
    (said, group) => phrase(t, 'notThose', { people: said, rule: joined(t, group.of, 'or', names, false) }),
    who,
  )
}

/** The same without emphasis, for lists, labels and copying. */
export function inPlainWords(t: T, rule: Rule, names: Names): string {
  return inWords(t, rule, names)
    .map((part) => part.text)
    .join('')
}

function rootWords(t: T, rule: Rule, main: Node[], names: Names): Part[] {
  if (rule.match === 'all') return joined(t, main, 'and', names, false)
  if (rule.match === 'any') return joined(t, rule.of, 'or', names, false)
  return groupWords(t, rule, names)
}

const isNone = (node: Node): node is Group => node.type === 'group' && node.match === 'none'

function joined(t: T, nodes: Node[], word: 'and' | 'or', names: Names, nested: boolean): Part[] {
  const said = nodes.map((node) => nodeWords(t, node, names))
  // A comma before the last "and" too when a part has an "or" of its own.
  const grouped = !nested && nodes.some((node) => node.type === 'group' && node.of.length > 1)
  return said.reduce((first, last, i) => {
    const plainJoin = i === said.length - 1 ? word : 'comma'
    const groupJoin = word === 'and' ? 'andWho' : 'orWho'
    return phrase(t, grouped ? groupJoin : plainJoin, { first, last })
  })
}

function nodeWords(t: T, node: Node, names: Names): Part[] {
  return node.type === 'group' ? groupWords(t, node, names) : conditionWords(t, node, names)
}

function groupWords(t: T, group: Group, names: Names): Part[] {
  const [only] = group.of
  if (!only) return phrase(t, 'anyone')
  if (group.match === 'none') return phrase(t, 'noneOf', { rule: joined(t, group.of, 'or', names, true) })
  if (group.of.length === 1) return nodeWords(t, only, names)
  return group.match === 'any'
    ? phrase(t, 'either', { rule: joined(t, group.of, 'or', names, true) })
    : phrase(t, 'both', { rule: joined(t, group.of, 'and', names, true) })
}
