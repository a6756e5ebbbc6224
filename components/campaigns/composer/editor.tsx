import clsx from 'clsx'
import { type ClipboardEvent, Fragment, type RefObject } from 'react'
import { useWords } from '#words'
import { findMergeFields } from '@/lib/campaigns/merge-fields'
import type { Shown, ShownToken } from '@/lib/campaigns/tokens'
import { mostCharacters } from '@/lib/messages/bounds'
import type { Tokens } from './use-tokens'

/**
 * A text area whose merge fields and link are tinted. The tint is a copy of the text behind the area, so that typing, undo,
 * selection and screen readers are the browser's own.
 */
export function Editor({
  value,
  tokens,
  label,
  before,
  after,
  area,
  readOnly,
  onCut,
}: {
  value: string
  tokens: Tokens
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
  const { shown } = tokens
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (readOnly) return
    const pasted = event.clipboardData.getData('text/plain')
    const room = mostCharacters - value.length + tokens.selected().length
    const cut = pasted.slice(Math.max(0, room))
    if (cut) onCut(cut)
    else if (pasted.includes('{{')) {
      event.preventDefault()
      tokens.insert(pasted)
    }
  }
  const copy = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const selected = tokens.selected()
    if (!selected.includes('{{')) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', selected)
    if (event.type === 'cut' && !readOnly) document.execCommand('delete')
  }
  return (
    <div className="px-3 pt-2.5 pb-1">
      <p className="type-writing text-ink-3">{before}</p>
      <div className="relative">
        <div
          aria-hidden
          translate="no"
          className={clsx(face, 'pointer-events-none absolute inset-0 text-transparent')}
        >
          {piecesOf(shown).map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity beyond their place
            <Fragment key={index}>
              {piece.look === null ? (
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
          value={shown.text}
          onChange={({ target }) => tokens.read(target.value, target.selectionEnd)}
          onSelect={tokens.select}
          onKeyDown={(event) => !readOnly && tokens.erase(event)}
          onCopy={copy}
          onCut={copy}
          onPaste={paste}
          readOnly={readOnly}
          aria-label={label}
          rows={3}
          maxLength={Math.max(0, mostCharacters + shown.text.length - value.length)}
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
const tint: Record<ShownToken['look'], string> = {
  field: 'bg-fill shadow-[inset_0_0_0_1px_var(--line-2)]',
  gap: 'bg-block-wash shadow-[inset_0_0_0_1px_var(--block-mark)]',
  link: 'bg-info-wash shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--info)_35%,transparent)]',
}

type Piece = { text: string; look: ShownToken['look'] | null }

/** Plain words and tokens; a field that does not exist is tinted as it was typed. */
function piecesOf({ text, tokens }: Shown): Piece[] {
  const unknown = findMergeFields(text).map((spot) => ({ ...spot, look: 'gap' as const }))
  const spots = [...tokens, ...unknown].sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end, look } of spots) {
    pieces.push({ text: text.slice(from, start), look: null }, { text: text.slice(start, end), look })
    from = end
  }
  return [...pieces, { text: text.slice(from), look: null }]
}
