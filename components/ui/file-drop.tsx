'use client'

import clsx from 'clsx'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useWords } from '#words'
import { buttonClass } from './button'
import { Icon } from './icon'

export type FileDropProps = {
  onFiles: (files: File[]) => void
  /** What may be dropped, in words: "JPEG, PNG, WebP, GIF, up to 50 MB each". */
  children?: ReactNode
  title?: ReactNode
  /** The file dialog's filter: "image/*,.csv". */
  accept?: string
  multiple?: boolean
  compact?: boolean
  disabled?: boolean
  className?: string
}

/** A place for files: dropped, or chosen by button. Uploading is the caller's. */
export function FileDrop({
  onFiles,
  children,
  title: given,
  accept,
  multiple = true,
  compact,
  disabled,
  className,
}: FileDropProps) {
  const t = useWords('ui')
  const title = given ?? t('fileDrop.dropFilesHere')
  const id = useId()
  const [over, setOver] = useState(false)
  const drag = (next: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(next && !disabled)
  }
  const take = (files: FileList | null) => files?.length && onFiles([...files])
  return (
    <section
      aria-label={typeof title === 'string' ? title : t('fileDrop.files')}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        if (!disabled) take(event.dataTransfer.files)
      }}
      className={clsx(
        'grid place-content-center justify-items-center gap-1.5 rounded-lg border-[1.5px] border-dashed text-center transition-colors',
        over ? 'border-ink bg-fill' : 'border-line-2',
        compact ? 'p-3' : 'px-6 py-8',
        disabled && 'opacity-60',
        className,
      )}
    >
      <Icon name={over ? 'arrow-down' : 'upload'} size={compact ? 16 : 20} className="text-ink-2" />
      <p className={compact ? 'font-[560]' : 'type-section'}>{title}</p>
      {children ? <p className="text-ink-3">{children}</p> : null}
      <label
        htmlFor={id}
        className={clsx(
          buttonClass('plain', compact ? 's' : 'm'),
          'mt-1 cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        )}
      >
        <input
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        {multiple ? t('fileDrop.chooseFiles') : t('fileDrop.chooseFile')}
      </label>
    </section>
  )
}
