'use client'

import clsx from 'clsx'
import { Fragment, type RefObject, useMemo } from 'react'
import { useWords } from '#words'
import { findMergeFields } from '@/lib/campaigns/merge-fields'
import { mostCharacters } from '@/lib/messages/bounds'

type Piece = { text: string; look: 'plain' | 'field' | 'gap' | 'link' }

/**
 * A text area whose merge fields and link are tinted. The tint is a copy of the text behind the area, so that typing, undo,
 * selection and screen readers are the browser's own.
 */
export function Editor({
  value,
  onChange,
  label,
  before,
  after,
  area,
  readOnly,
  onCut,
}: {
  value: string
  onChange: (value: string) => void
  label: string
  /** What is put before and after by itself: who it is from, how to stop. */
  before: string
  after: string
  area: RefObject<HTMLTextAreaElement | null>
  readOnly: boolean
  /** What was pasted did not fit: this much of its end was left out. */
  onCut: (cut: string) => void
}) {
  const t = useWords('composer')
  const pieces = useMemo(() => piecesOf(value), [value])
  return (
    <div className="px-3 pt-2.5 pb-1">
      <p className="type-writing text-ink-3">{before}</p>
      <div className="relative">
        <div aria-hidden className={clsx(face, 'pointer-events-none absolute inset-0 text-transparent')}>
          {pieces.map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity beyond their place
            <Fragment key={index}>
              {piece.look === 'plain' ? (
                piece.text
              ) : (
                <mark className={clsx('rounded-sm text-transparent', tint[piece.look])}>{piece.text}</mark>
              )}
            </Fragment>
          ))}
          {'\n'}
        </div>
        <textarea
          ref={area}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          readOnly={readOnly}
          aria-label={label}
          rows={3}
          maxLength={mostCharacters}
          onPaste={(event) => {
            const { value: text, selectionStart, selectionEnd } = event.currentTarget
            const room = mostCharacters - text.length + (selectionEnd - selectionStart)
            const cut = event.clipboardData.getData('text/plain').slice(Math.max(0, room))
            if (cut && !readOnly) onCut(cut)
          }}
          placeholder={t('editor.sayOneThingAnd')}
          className={clsx(
            face,
            'relative block min-h-18 w-full resize-none bg-transparent outline-none [field-sizing:content]',
          )}
        />
      </div>
      <p className="type-writing text-ink-3">{after}</p>
    </div>
  )
}

const face = 'type-writing whitespace-pre-wrap break-words'
const tint = {
  plain: '',
  field: 'bg-fill',
  gap: 'bg-block-wash shadow-[inset_0_0_0_1px_var(--block-mark)]',
  link: 'bg-info-wash',
}

function piecesOf(text: string): Piece[] {
  const spots = [
    ...findMergeFields(text).map((spot) => ({
      ...spot,
      look: spot.fallback === null ? ('gap' as const) : ('field' as const),
    })),
    ...[...text.matchAll(/\{\{\s*link\s*\}\}/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      look: 'link' as const,
    })),
  ].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let from = 0
  for (const spot of spots) {
    pieces.push(
      { text: text.slice(from, spot.start), look: 'plain' },
      { text: text.slice(spot.start, spot.end), look: spot.look },
    )
    from = spot.end
  }
  return [...pieces, { text: text.slice(from), look: 'plain' }]
}
