import clsx from 'clsx'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { BubbleText } from './bubble-text'
import css from './old.module.css'
import { Bars, Battery } from './parts'
import type { HandsetMessage, HandsetProps } from './types'

const keys = [
  '1',
  '2 abc',
  '3 def',
  '4 ghi',
  '5 jkl',
  '6 mno',
  '7 pqrs',
  '8 tuv',
  '9 wxyz',
  '*',
  '0 +',
  '#',
].map((k) => {
  const [digit, letters] = k.split(' ')
  return { digit, letters }
})

/** A keypad handset of 2009: 240 × 320 px, one message at a time, the picture letterboxed. */
export function OldHandset({
  sender,
  messages,
  clock,
  label,
  scale = 1,
  still,
  onLink,
  onFetch,
}: HandsetProps) {
  const t = useWords('handset')
  const message = messages.at(-1)
  const shown = slidesOf(messages)
  return (
    <figure
      aria-label={label}
      inert={still}
      className={clsx(css.phone, still && css.still)}
      style={{ zoom: scale }}
    >
      <i aria-hidden className={css.ear} />
      <span aria-hidden className={css.maker}>
        {t('old.norda')}
      </span>
      <div className={css.screen}>
        <div className={css.status}>
          <Bars />
          <b>{clock}</b>
          <Battery />
        </div>
        {message?.waiting ? (
          <Notification message={message} number={sender.number} />
        ) : (
          <Opened slides={shown} from={sender.name ?? sender.number} onLink={still ? undefined : onLink} />
        )}
        <SoftKeys message={message} onFetch={still ? undefined : onFetch} />
      </div>
      <Keypad />
    </figure>
  )
}

function Notification({ message, number }: { message: HandsetMessage; number: string }) {
  const t = useWords('handset')
  return (
    <div className={css.notice}>
      <i aria-hidden>
        <Icon name="message" size={26} />
      </i>
      <b>{t.rich('old.n1NewPictureMessage', { br: () => <br /> })}</b>
      <span>
        {number.replace(/\D/g, '')}
        <br />
        {message.waiting?.progress === undefined
          ? ''
          : `${t('old.of', { progress: message.waiting.progress })} `}
        {t.bytes(message.waiting?.bytes ?? 0)}
      </span>
    </div>
  )
}

/** The bubbles of the newest message: here they are slides, one under the other. */
function slidesOf(messages: readonly HandsetMessage[]): readonly HandsetMessage[] {
  const last = messages.at(-1)
  return last?.group === undefined ? messages.slice(-1) : messages.filter(({ group }) => group === last.group)
}

function Opened({
  slides,
  from,
  onLink,
}: {
  slides: readonly HandsetMessage[]
  from: string
  onLink?: (url: string) => void
}) {
  const t = useWords('handset')
  return (
    <>
      <div className={css.title}>
        <span>{slides.some(({ picture }) => picture) ? t('old.pictureMessage') : t('old.message')}</span>
        <span>{from}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the little screen scrolls */}
      <section aria-label={t('old.message')} tabIndex={0} className={css.body}>
        {slides.map((slide) => (
          <Slide key={slide.id} slide={slide} onLink={onLink} />
        ))}
      </section>
    </>
  )
}

function Slide({ slide, onLink }: { slide: HandsetMessage; onLink?: (url: string) => void }) {
  return (
    <>
      {slide.picture ? (
        // biome-ignore lint/performance/noImgElement: the very file the phone gets
        <img src={slide.picture.src} alt={slide.picture.alt} translate="no" />
      ) : null}
      {slide.attached?.map((one) => (
        <p key={one.src}>
          <span translate="no">{one.name}</span>, {one.detail}
        </p>
      ))}
      {slide.text ? (
        <p>
          <BubbleText text={slide.text} onLink={onLink} />
        </p>
      ) : null}
    </>
  )
}

function SoftKeys({
  message,
  onFetch,
}: {
  message: HandsetMessage | undefined
  onFetch?: (id: string) => void
}) {
  const t = useWords('handset')
  const waits = message?.waiting
  const left = waits ? t('old.get') : t('old.reply')
  return (
    <div className={css.soft}>
      {waits && waits.progress === undefined && onFetch ? (
        <button type="button" onClick={() => onFetch(message.id)}>
          {left}
        </button>
      ) : (
        <b>{left}</b>
      )}
      <b>{waits ? t('old.later') : t('old.back')}</b>
    </div>
  )
}

function Keypad() {
  return (
    <div aria-hidden className={css.keypad}>
      <span className={css.nav}>
        <i />
        <i className={css.pad} />
        <i />
      </span>
      <span className={css.calls}>
        <i className={css.call} />
        <i className={css.end} />
      </span>
      {keys.map((key) => (
        <span key={key.digit} className={css.key} translate="no">
          <b>{key.digit}</b>
          {key.letters ? <small>{key.letters}</small> : null}
        </span>
      ))}
    </div>
  )
}
