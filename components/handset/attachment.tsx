import clsx from 'clsx'
import { Icon } from '@/components/ui/icon'
import css from './thread.module.css'
import type { HandsetAttachment } from './types'

const marks = { contact: 'person', event: 'calendar', file: 'card' } as const

/** A clip or sound to be played, or a file to be saved, as a phone shows it in the thread. */
export function Attachment({ attachment, mine }: { attachment: HandsetAttachment; mine?: boolean }) {
  const { kind, src, name, detail, poster } = attachment
  if (kind === 'clip') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer was sent is shown as it is
      <video
        controls
        preload="metadata"
        playsInline
        aria-label={name}
        translate="no"
        src={src}
        poster={poster}
        className={clsx(css.picture, mine && css.mine)}
      />
    )
  }
  if (kind === 'sound') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: see above
      <audio
        controls
        preload="metadata"
        aria-label={name}
        translate="no"
        src={src}
        className={clsx(css.sound, mine && css.mine)}
      />
    )
  }
  return (
    <a href={src} download={name} className={clsx(css.bubble, css.file, mine && css.mine)}>
      <span aria-hidden className={css.fileMark}>
        <Icon name={marks[kind]} size={18} />
      </span>
      <span>
        <b translate="no">{name}</b>
        <small>{detail}</small>
      </span>
    </a>
  )
}
