import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { SegmentBuilder } from '@/components/segments/segment-builder'
import { PageReady } from '@/components/ui/first-paint'
import { grants, type Scope } from '@/lib/accounts/scope'
import { AppError } from '@/lib/platform/errors'
import { countRows, countRule } from '@/lib/segments/counts.server'
import { builderChoices, samplePeople } from '@/lib/segments/people.server'
import type { Rule } from '@/lib/segments/rule'
import { readSegment } from '@/lib/segments/segments.server'
import {
  copySegment,
  lookInside,
  nameSegment,
  removeSegment,
  saveSegmentRule,
  studySegment,
} from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('segments')
  return { title: t('segment.segment') }
}

type Props = { params: Promise<{ workspace: string; segment: string }> }

export default async function SegmentPage({ params }: Props) {
  const { workspace: slug, segment: id } = await params
  const { scope } = await pageMembership(slug, 'segments.read')
  if (!z.uuid().safeParse(id).success) notFound()
  const segment = await readSegment(scope, id).catch(missing)
  const [choices, first] = await Promise.all([builderChoices(scope), firstLook(scope, segment.rule)])
  return (
    <>
      <SegmentBuilder
        key={segment.id}
        home={`/${slug}`}
        name={segment.name}
        usedIn={segment.usedIn}
        opened={{ id, rule: segment.rule, updatedAt: segment.updatedAt, ...first }}
        choices={choices}
        mayEdit={grants(scope, 'segments.write')}
        mayWrite={grants(scope, 'campaigns.write')}
        acts={{
          study: studySegment.bind(null, slug),
          look: lookInside.bind(null, slug),
          save: saveSegmentRule.bind(null, slug),
          rename: nameSegment.bind(null, slug),
          duplicate: copySegment.bind(null, slug),
          remove: removeSegment.bind(null, slug),
        }}
      />
      <PageReady />
    </>
  )
}

/** The numbers the page opens with. A rule too heavy to count does not keep it from opening. */
async function firstLook(scope: Scope, rule: Rule) {
  const now = new Date()
  const [whole, rows, sampled] = await Promise.all([
    countRule(scope, rule, now).catch(tooHeavy),
    countRows(scope, rule, now).catch(tooHeavy),
    samplePeople(scope, rule, 1, now).catch(tooHeavy),
  ])
  return { counted: whole && rows ? { whole, rows } : null, sampled: sampled ?? [] }
}

function tooHeavy(error: unknown): null {
  if (error instanceof AppError && error.code === 'unavailable') return null
  throw error
}

function missing(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound()
  throw error
}
