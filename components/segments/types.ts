import type { Attribute } from '@/lib/segments/fields'
import type { Rule } from '@/lib/segments/rule'

export type BuilderChoices = {
  attributes: Attribute[]
  campaigns: { id: string; name: string }[]
  tags: { tag: string; people: number }[]
  currency: string
}

/** What a server action answers. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } }

export type Count = {
  total: number
  match: number
  noConsent: number
  optedOut: number
  landline: number
  mayGet: number
  ms: number
}
/** The whole, and each row alone in the order of `conditionsOf`. */
export type Counted = { whole: Count; rows: number[] }

export type Sampled = {
  id: string
  name: string
  place: string
  carrier: string | null
  last: { kind: 'bought' | 'clicked' | 'received'; campaign: string | null; at: string } | null
}

export type Studied = { counted: Counted | null; sampled: Sampled[] }

export type Presence = { id: string; name: string; phone: string; inside: boolean; unmet: number[] }

/** What the builder asks of the server. Bound to one workspace by the page. */
export type BuilderActs = {
  /** The counts (unless `recount` is false) and five people, in one request: the browser sends one action at a time. */
  study: (input: { rule: Rule; seed: number; recount: boolean }) => Promise<Answer<Studied>>
  look: (input: { rule: Rule; text: string }) => Promise<Answer<Presence[]>>
  save: (input: { id: string; rule: Rule; basedOn: string }) => Promise<Answer<{ updatedAt: string }>>
  rename: (input: { id: string; name: string }) => Promise<Answer<{ updatedAt: string }>>
  duplicate: (input: { id: string }) => Promise<Answer<{ id: string }>>
  remove: (input: { id: string; deleted: boolean }) => Promise<Answer<void>>
}
