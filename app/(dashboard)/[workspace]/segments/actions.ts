'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import type { Scope } from '@/lib/accounts/scope'
import { countRows, countRule } from '@/lib/segments/counts.server'
import { samplePeople, whoIsInside } from '@/lib/segments/people.server'
import { type Rule, ruleSchema } from '@/lib/segments/rule'
import {
  createSegment,
  deleteSegment,
  duplicateSegment,
  renameSegment,
  saveRule,
  segmentName,
} from '@/lib/segments/segments.server'

const id = z.uuid()
const rule = ruleSchema

export const makeSegment = action(
  z.object({ name: segmentName, rule: rule.optional() }),
  ({ scope }, input) =>
    createSegment(scope, { name: input.name, ...(input.rule ? { rule: input.rule } : {}) }),
)

/** What the builder shows beside a rule. */
export const studySegment = action(
  z.object({ rule, seed: z.number().int().min(0).max(1e9), recount: z.boolean() }),
  async ({ scope }, input) => {
    const now = new Date()
    const [counted, sampled] = await Promise.all([
      input.recount ? count(scope, input.rule, now) : null,
      samplePeople(scope, input.rule, input.seed, now),
    ])
    return { counted, sampled }
  },
)

async function count(scope: Scope, rule: Rule, now: Date) {
  const [whole, rows] = await Promise.all([countRule(scope, rule, now), countRows(scope, rule, now)])
  return { whole, rows }
}

export const lookInside = action(z.object({ rule, text: z.string().max(80) }), ({ scope }, input) =>
  whoIsInside(scope, input.rule, input.text, new Date()),
)

export const saveSegmentRule = action(z.object({ id, rule, basedOn: z.iso.datetime() }), ({ scope }, input) =>
  saveRule(scope, input),
)

export const nameSegment = action(z.object({ id, name: segmentName }), ({ scope }, input) =>
  renameSegment(scope, input.id, input.name),
)

export const copySegment = action(z.object({ id }), ({ scope }, input) => duplicateSegment(scope, input.id))

export const removeSegment = action(z.object({ id, deleted: z.boolean() }), ({ scope }, input) =>
  deleteSegment(scope, input.id, input.deleted),
)
