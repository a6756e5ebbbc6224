import clsx from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import { type PictureEdit, turnedSize } from '@/lib/media/edit/edit'
import type { Size } from '@/lib/media/fit'

/** The original as it is seen: mirrored and turned by the browser, in a frame of its proportion. */
export function Seen({
  src,
  original,
  edit,
  className,
  style,
  children,
}: {
  src: string
  original: Size
  edit: Pick<PictureEdit, 'flip' | 'turn'>
  className?: string
  style?: CSSProperties
  children?: ReactNode
}) {
  const seen = turnedSize(original, edit.turn)
  return (
    <span
      className={clsx('relative block', className)}
      style={{ aspectRatio: `${seen.width} / ${seen.height}`, ...style }}
    >
      {/* biome-ignore lint/performance/noImgElement: our own picture of the original, shown as it is */}
      <img
        src={src}
        alt=""
        draggable={false}
        className="absolute top-1/2 left-1/2 max-w-none select-none"
        style={{
          width: `${(original.width / seen.width) * 100}%`,
          aspectRatio: `${original.width} / ${original.height}`,
          transform: `translate(-50%, -50%) rotate(${edit.turn}deg) scaleX(${edit.flip ? -1 : 1})`,
        }}
      />
      {children}
    </span>
  )
}

/** What an edit makes of a picture, as wide as its box. */
export function Cut({
  src,
  original,
  edit,
  className,
}: {
  src: string
  original: Size
  edit: PictureEdit
  className?: string
}) {
  const seen = turnedSize(original, edit.turn)
  const crop = edit.crop ?? { x: 0, y: 0, width: 1, height: 1 }
  return (
    <span
      className={clsx('relative block overflow-hidden', className)}
      style={{ aspectRatio: (crop.width * seen.width) / (crop.height * seen.height) }}
    >
      <Seen
        src={src}
        original={original}
        edit={edit}
        style={{
          position: 'absolute',
          width: `${100 / crop.width}%`,
          left: `${(-crop.x / crop.width) * 100}%`,
          top: `${(-crop.y / crop.height) * 100}%`,
        }}
      />
    </span>
  )
}
