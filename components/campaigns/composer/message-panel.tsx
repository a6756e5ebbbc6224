'use client'

import { useRef } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { formatCount } from '@/components/ui/format'
import { Menu, MenuItem } from '@/components/ui/menu'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead } from '@/components/ui/sheet'
import { countText } from '@/lib/campaigns/counters'
import { type DraftVariant, linkToken } from '@/lib/campaigns/draft'
import { Editor } from './editor'
import { MediaField } from './media-field'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** What it says, in up to four variants. */
export function MessagePanel({
  state,
  props,
  variant,
  onVariant,
}: {
  state: DraftState
  props: ComposerProps
  variant: number
  onVariant: (index: number) => void
}) {
  const { variants } = state.draft
  const current = variants[variant] ?? variants[0]
  if (!current) return null
  const edit = (change: (one: DraftVariant) => Partial<DraftVariant>) =>
    state.setDraft((draft) => ({
      ...draft,
      variants: draft.variants.map((one, index) => (index === variant ? { ...one, ...change(one) } : one)),
    }))
  return (
    <Cell id="message" className="border-t border-line">
      <SectionHead
        title="Message"
        beside={<Variants state={state} variant={variant} writes={props.may.write} onVariant={onVariant} />}
      />
      <MessageText
        key={variant}
        state={state}
        props={props}
        current={current}
        index={variant}
        onText={(text) => edit(() => ({ text }))}
      />
      <fieldset disabled={!props.may.write} className="contents">
        <MediaField
          key={variant}
          props={props}
          media={current.media}
          onChange={(change) => edit((one) => ({ media: change(one.media) }))}
        />
      </fieldset>
      <div id="link">
        <Field
          label="Link"
          className="mt-3"
          hint="Shortened under your own name and measured. It stands where the text says “link”."
        >
          <Input
            icon="link"
            inputMode="url"
            placeholder="shop.example/page"
            value={state.draft.linkUrl}
            readOnly={!props.may.write}
            onChange={(event) => state.setDraft((draft) => ({ ...draft, linkUrl: event.target.value }))}
          />
        </Field>
      </div>
    </Cell>
  )
}

function Variants({
  state,
  variant,
  writes,
  onVariant,
}: {
  state: DraftState
  variant: number
  writes: boolean
  onVariant: (index: number) => void
}) {
  const { variants } = state.draft
  const add = () => {
    const name = 'ABCD'[variants.length] ?? 'D'
    state.setDraft((draft) => ({
      ...draft,
      variants: [...draft.variants, { ...(draft.variants[0] as DraftVariant), name }],
    }))
    onVariant(variants.length)
  }
  const remove = () => {
    state.setDraft((draft) => ({
      ...draft,
      variants: draft.variants
        .filter((_, index) => index !== variant)
        .map((one, index) => ({ ...one, name: 'ABCD'[index] ?? one.name })),
    }))
    onVariant(0)
  }
  return (
    <span className="flex items-center gap-1">
      {variants.length > 1 ? (
        <SegmentedControl
          label="Variant"
          value={String(variant)}
          onValueChange={(value) => onVariant(Number(value))}
          segments={variants.map((one, index) => ({ value: String(index), label: one.name }))}
        />
      ) : null}
      {writes && variants.length < 4 ? (
        <Button kind="ghost" size="s" icon="plus" onClick={add}>
          {variants.length > 1 ? 'Variant' : 'Compare with a variant'}
        </Button>
      ) : null}
      {writes && variants.length > 1 ? (
        <IconButton
          icon="trash"
          size="s"
          label={`Remove variant ${variants[variant]?.name}`}
          onClick={remove}
        />
      ) : null}
    </span>
  )
}

function MessageText({
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
  const area = useRef<HTMLTextAreaElement>(null)
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
      <Editor
        value={current.text}
        onChange={onText}
        label={`Text of variant ${current.name}`}
        before={`${brandName}:`}
        after={optOutLine}
        area={area}
        readOnly={!props.may.write}
      />
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 border-t border-line px-2 py-1.5">
        <Menu
          trigger={
            <Button kind="ghost" size="s" icon="merge" disabled={!props.may.write}>
              Merge field
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
          label="Put the link here"
          disabled={!props.may.write}
          onClick={() => insert(linkToken)}
        />
        <Counters state={state} index={index} />
      </div>
    </div>
  )
}

/** Counted on the longest text among the people shown, since that is what somebody gets. */
function Counters({ state, index }: { state: DraftState; index: number }) {
  const texts = state.inspection.people.map((person) => person.texts[index] ?? '')
  const longest = texts.reduce(
    (a, b) => (b.length > a.length ? b : a),
    texts[0] ?? state.draft.variants[index]?.text ?? '',
  )
  const counts = countText(longest)
  const facts = [
    ['Characters', formatCount(counts.characters)],
    [
      'Encoding',
      counts.costly.length > 0
        ? `${counts.encoding}, because of ${counts.costly.join(' ')}`
        : counts.encoding,
    ],
    ['As text', `${counts.textParts} ${counts.textParts === 1 ? 'part' : 'parts'}`],
    ['As picture', '1 MMS'],
  ]
  return (
    <dl className="ml-auto flex flex-wrap gap-x-4 gap-y-1 pr-1 max-md:ml-1">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt className="type-axis text-ink-3">{term}</dt>
          <dd className="text-sm font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
