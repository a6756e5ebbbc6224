import clsx from 'clsx'
import { Icon } from '@/components/ui/icon'
import css from './handset.module.css'
import { Bars, Battery, Face } from './parts'
import { ReplyField, Thread } from './thread'
import type { HandsetProps } from './types'

type ModernProps = HandsetProps & { model: 'iphone' | 'android' }

export function ModernHandset(props: ModernProps) {
  const { model, theme = 'follow', label, scale = 1, still } = props
  return (
    <figure
      aria-label={label}
      inert={still}
      data-model={model}
      className={clsx(css.phone, css[model], theme !== 'follow' && css[theme], still && css.still)}
      style={{ zoom: scale }}
    >
      <span aria-hidden className={css.buttons} />
      <div className={css.screen}>
        {model === 'iphone' ? <IphoneHead {...props} /> : <AndroidHead {...props} />}
        <Thread {...props} />
        <ReplyField {...props} />
        <i aria-hidden className={css.homeBar} />
      </div>
    </figure>
  )
}

function IphoneHead({ clock, sender }: ModernProps) {
  return (
    <>
      <div className={css.status}>
        <b>{clock}</b>
        <i aria-hidden className={css.island} />
        <span className={css.statusIcons}>
          <Bars />
          <em>5G</em>
          <Battery />
        </span>
      </div>
      <div className={css.head}>
        <span aria-hidden className={css.back}>
          <svg width="11" height="19" viewBox="0 0 11 19" aria-hidden>
            <path d="M9.5 1.5L2 9.5L9.5 17.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
          </svg>
        </span>
        <span className={css.who}>
          <Face sender={sender} size={46} />
          <small>{sender.name ?? sender.number} ›</small>
        </span>
      </div>
    </>
  )
}

function AndroidHead({ clock, sender }: ModernProps) {
  return (
    <>
      <div className={css.status}>
        <b>{clock}</b>
        <i aria-hidden className={css.hole} />
        <span className={css.statusIcons}>
          <Bars />
          <em>84 %</em>
        </span>
      </div>
      <div className={css.head}>
        <Icon name="chevron-left" size={20} />
        <Face sender={sender} size={34} />
        <b>{sender.name ?? sender.number}</b>
        <span className="flex-1" />
        <Icon name="search" size={17} />
        <Icon name="more" size={17} />
      </div>
    </>
  )
}
