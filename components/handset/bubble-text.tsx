import { textParts } from './text-parts'

/** The words of a message with its links as the phone shows them. */
export function BubbleText({ text, onLink }: { text: string; onLink?: (url: string) => void }) {
  return textParts(text).map((part, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is split the same way every time
    if (part.kind === 'text') return <span key={i}>{part.text}</span>
    if (!onLink) {
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      return <u key={i}>{part.text}</u>
    }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <button key={i} type="button" data-link onClick={() => onLink(part.text)}>
        {part.text}
      </button>
    )
  })
}
