'use client'

import clsx from 'clsx'
import { type FormEvent, useEffect, useRef } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Attachment } from './attachment'
import { BubbleText } from './bubble-text'
import css from './thread.module.css'
import type { HandsetMessage, HandsetProps } from './types'

type ThreadProps = HandsetProps & { model: 'iphone' | 'android' }

export function Thread({ model, messages, day, still, onLink, onFetch }: ThreadProps) {
  const t = useWords('handset')
  const box = useRef<HTMLDivElement>(null)
  const last = messages.at(-1)?.id
  useEffect(() => {
    if (last && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [last])
  return (
    <div
      ref={box}
      role="log"
      aria-label={t('thread.messages')}
      tabIndex={still ? undefined : 0}
      className={css.thread}
    >
      <p className={css.day}>
        {model === 'iphone' ? (
          <>
            <b>{t('thread.textMessage')}</b>
            <br />
          </>
        ) : null}
        {day}
      </p>
      {messages.map((message, i) => (
        <Bubbles
          key={message.id}
          message={message}
          tail={messages[i + 1]?.from !== message.from}
          onLink={still ? undefined : onLink}
          onFetch={still ? undefined : onFetch}
        />
      ))}
    </div>
  )
}

function Bubbles({
  message,
  tail,
  onLink,
  onFetch,
}: {
  message: HandsetMessage
  tail: boolean
  onLink?: (url: string) => void
  onFetch?: (id: string) => void
}) {
  const mine = message.from === 'person'
  if (message.waiting) return <Waiting id={message.id} {...message.waiting} onFetch={onFetch} />
  const { picture, text, card, attached } = message
  return (
    <>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: the very file the phone gets
        <img
          src={picture.src}
          alt={picture.alt}
          translate="no"
          width={picture.width}
          height={picture.height}
          // Hundreds of kilobytes, and on a phone's screen behind a tab.
          loading="lazy"
          className={clsx(css.picture, mine && css.mine)}
        />
      ) : null}
      {attached?.map((one) => (
        <Attachment key={one.src} attachment={one} mine={mine} />
      ))}
      {text ? (
        <p className={clsx(css.bubble, mine && css.mine, tail && !card && css.tail)}>
          <BubbleText text={text} onLink={onLink} />
        </p>
      ) : null}
      {card ? (
        <div className={css.card}>
          {/* biome-ignore lint/performance/noImgElement: a small preview */}
          {card.picture ? <img src={card.picture} alt="" /> : null}
          <div>
            <b>{card.title}</b>
            <span>{card.host}</span>
          </div>
        </div>
      ) : null}
    </>
  )
}

function Waiting({
  id,
  bytes,
  progress,
  onFetch,
}: {
  id: string
  bytes: number
  progress?: number
  onFetch?: (id: string) => void
}) {
  const t = useWords('handset')
  if (progress !== undefined) {
    return (
      <>
        <span aria-hidden className={css.waiting} />
        <p className={css.bubble}>{t('thread.downloadingOf', { progress, bytes: t.bytes(bytes) })}</p>
      </>
    )
  }
  const words = t('thread.messageWaitingTapTo', { bytes: t.bytes(bytes) })
  return (
    <>
      <span aria-hidden className={css.waiting} />
      {onFetch ? (
        <button type="button" className={css.bubble} onClick={() => onFetch(id)}>
          {words}
        </button>
      ) : (
        <p className={css.bubble}>{words}</p>
      )}
    </>
  )
}

export function ReplyField({ model, onReply, still }: ThreadProps) {
  const t = useWords('handset')
  const words = model === 'iphone' ? t('thread.textMessage') : t('thread.textMessage2')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const text = new FormData(form).get('reply')?.toString().trim()
    if (!text) return
    onReply?.(text)
    form.reset()
  }
  const plus =
    model === 'iphone' ? (
      <span aria-hidden className={css.plus}>
        +
      </span>
    ) : null
  if (!onReply || still) {
    return (
      <div aria-hidden className={css.reply}>
        {plus}
        <span className={css.field}>{words}</span>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className={css.reply}>
      {plus}
      <input
        name="reply"
        aria-label={t('thread.reply')}
        placeholder={words}
        maxLength={1600}
        autoComplete="off"
        className={css.field}
      />
      <button type="submit" aria-label={t('thread.sendTheReply')} className={css.send}>
        <Icon name={model === 'iphone' ? 'arrow-up' : 'send'} size={15} strong />
      </button>
    </form>
  )
}
