'use client'

import { useRef } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { countText, inPlainMarks } from '@/lib/campaigns/counters'
import type { DraftVariant } from '@/lib/campaigns/draft'
import { linkToken } from '@/lib/campaigns/merge-fields'
import { mostCharacters } from '@/lib/messages/bounds'
import { Editor } from './editor'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

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
  const insert = (token: string) => {
    const at = area.current?.selectionStart ?? current.text.length
    const gap = at > 0 && !/\s$/.test(current.text.slice(0, at)) ? ' ' : ''
    onText(
      `${current.text.slice(0, at)}${gap}${token}${current.text.slice(area.current?.selectionEnd ?? at)}`,
    )
    requestAnimationFrame(() => area.current?.focus())
  }
  const { brandName, optOutLine } = props.workspace
  return (
    <div className="rounded-md bg-input shadow-[inset_0_0_0_1px_var(--control)] focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
      {/* The message runs as its own words do, whatever language its writer reads. */}
      <div dir="auto">
        <Editor
          value={current.text}
          onChange={onText}
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
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 border-t border-line px-2 py-1.5">
        <Menu
          trigger={
            <Button kind="ghost" size="s" icon="merge" disabled={!props.may.write}>
              {t('messageText.mergeField')}
            </Button>
          }
        >
          {props.fields.map((field) => (
            <MenuItem key={field.key} onSelect={() => insert(`{{ ${field.key} | default: "" }}`)}>
              {field.label}
            </MenuItem>
          ))}
        </Menu>
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
  const facts = [
    [t('messageText.characters'), t.count(counts.characters)],
    [
      t('messageText.encoding'),
      counts.costly.length > 0
        ? t('messageText.becauseOf', { encoding: counts.encoding, value: counts.costly.join(' ') })
        : counts.encoding,
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
