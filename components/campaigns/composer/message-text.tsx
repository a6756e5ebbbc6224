'use client'

import { lazy, type ReactNode, useRef } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { OnDemand } from '@/components/ui/on-demand'
import { useToast } from '@/components/ui/toast'
import { countText, inPlainMarks } from '@/lib/campaigns/counters'
import type { DraftVariant } from '@/lib/campaigns/draft'
import { linkToken, withFallback } from '@/lib/campaigns/merge-fields'
import { fieldToken } from '@/lib/campaigns/tokens'
import { mostCharacters } from '@/lib/messages/bounds'
import { Editor } from './editor'
import { TokenBar } from './token-bar'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'
import { useTokenNames, useTokens } from './use-tokens'

const fetchMenu = () => import('./field-menu')
const FieldMenu = lazy(fetchMenu)

/** The text of a variant, with what may be put into it and what it counts. */
export function MessageText({
  state,
  props,
  current,
  index,
  onText,
}: {
  state: DraftState
  props: ComposerProps
  current: DraftVariant
  index: number
  onText: (text: string) => void
}) {
  const t = useWords('composer')
  const area = useRef<HTMLTextAreaElement>(null)
  const toast = useToast()
  const names = useTokenNames(props.fields)
  const tokens = useTokens(area, current.text, onText, names)
  const insert = (token: string) => {
    const before = area.current?.value.slice(0, area.current.selectionStart) ?? ''
    const piece = /\S$/.test(before) ? ` ${token}` : token
    // After the menu has given the focus back.
    requestAnimationFrame(() => setTimeout(() => tokens.insert(piece)))
  }
  const field = tokens.beside?.field
  const fieldTrigger = (
    <Button kind="ghost" size="s" icon="merge" disabled={!props.may.write}>
      {t('messageText.mergeField')}
    </Button>
  )
  const { brandName, optOutLine } = props.workspace
  return (
    <div className="rounded-md bg-input shadow-[inset_0_0_0_1px_var(--control)] focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
      {/* The message runs as its own words do, whatever language its writer reads. */}
      <div dir="auto">
        <Editor
          value={current.text}
          tokens={tokens}
          label={t('messageText.textOfVariant', { name: current.name })}
          before={`${brandName}:`}
          after={optOutLine}
          area={area}
          readOnly={!props.may.write}
          onCut={(cut) =>
            toast({
              kind: 'warn',
              title: t('messageText.characterDidNotFit', { cut: cut.length }),
              detail: t('messageText.aTextHoldsLeft', { mostCharacters, cut: shortened(cut) }),
            })
          }
        />
      </div>
      {field && props.may.write ? (
        <TokenBar
          label={names.field(field.key) ?? field.key}
          fallback={field.fallback ?? ''}
          onFallback={(fallback) => {
            tokens.stay()
            onText(withFallback(current.text, field.key, fallback))
          }}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 border-t border-line px-2 py-1.5">
        <OnDemand trigger={fieldTrigger} opens="menu" fetch={fetchMenu}>
          <FieldMenu
            trigger={fieldTrigger}
            fields={props.fields}
            onField={(key) => insert(fieldToken(key))}
          />
        </OnDemand>
        <IconButton
          icon="link"
          size="s"
          label={t('messageText.putTheLinkHere')}
          disabled={!props.may.write}
          onClick={() => insert(linkToken)}
        />
        <Counters state={state} index={index} />
      </div>
      <PlainMarks state={state} props={props} current={current} index={index} onText={onText} />
    </div>
  )
}

/** Beginning and end of what was left out. */
function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 30)}…${text.slice(-25)}`
}

/** Where typographic marks alone make a text cost twice as much as it need to: the plain ones, one press away. */
function PlainMarks({
  state,
  props,
  current,
  index,
  onText,
}: {
  state: DraftState
  props: ComposerProps
  current: DraftVariant
  index: number
  onText: (text: string) => void
}) {
  const t = useWords('composer')
  const { brandName, optOutLine, slug } = props.workspace
  const said = longestText(state, index)
  const before = countText(said)
  const after = countText(inPlainMarks(said))
  if (before.encoding === after.encoding || !props.may.write) return null
  const inText = inPlainMarks(current.text) !== current.text
  const around = [brandName, optOutLine].filter((one) => inPlainMarks(one) !== one)
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3 py-1.5 text-sm text-ink-2">
      {t('messageText.typographicMarksMakeIt', {
        value: before.costly.join(' '),
        textParts: before.textParts,
        textParts2: after.textParts,
      })}
      {inText ? (
        <Button size="s" onClick={() => onText(inPlainMarks(current.text))}>
          {t('messageText.usePlainOnes')}
        </Button>
      ) : null}
      {around.length > 0 ? (
        <Link href={`/${slug}/settings/workspace`} className="text-link">
          {around.length > 1 ? t('messageText.brandNameAndOpt') : `“${around[0]}”`}{' '}
          {t('messageText.inSettings')}
        </Link>
      ) : null}
    </p>
  )
}

/** The longest text among the people shown, since that is what somebody gets. */
function longestText(state: DraftState, index: number): string {
  const texts = state.inspection.people.map((person) => person.texts[index] ?? '')
  const first = texts[0] ?? state.draft.variants[index]?.text ?? ''
  return texts.reduce((a, b) => (b.length > a.length ? b : a), first)
}

/** Counted on the longest text among the people shown, since that is what somebody gets. */
function Counters({ state, index }: { state: DraftState; index: number }) {
  const t = useWords('composer')
  const counts = countText(longestText(state, index))
  const facts: [string, ReactNode][] = [
    [t('messageText.characters'), t.count(counts.characters)],
    [
      t('messageText.encoding'),
      <>
        {counts.encoding}
        {counts.costly.length > 0 ? (
          <span className="max-md:hidden">
            {t('messageText.becauseOf', { value: counts.costly.join(' ') })}
          </span>
        ) : null}
      </>,
    ],
    [t('messageText.asText'), t('messageText.parts', { parts: counts.textParts })],
    [t('messageText.asPicture'), t('messageText.oneMms')],
  ]
  return (
    <dl className="ms-auto flex flex-wrap gap-x-4 gap-y-1 pe-1 max-md:ms-1">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt className="type-axis text-ink-3">{term}</dt>
          <dd className="text-sm font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
