import { textParts } from './text-parts'

/** The words of a message with its links as the phone shows them. */
export function BubbleText({ text, onLink }: { text: string; onLink?: (url: string) => void }) {
  return textParts(text).map((part, i) => {
    if (part.kind === 'text')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is split the same way every time
        <span key={i} translate="no">
          {part.text}
        </span>
      )
    if (!onLink) {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <u key={i} translate="no">
          {part.text}
        </u>
      )
    }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <button key={i} type="button" translate="no" data-link onClick={() => onLink(part.text)}>
        {part.text}
      </button>
    )
  })
}
