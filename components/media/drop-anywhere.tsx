'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import type { Words } from '@/lib/words/translate'

/** Takes files dropped anywhere on the window, and pictures pasted from the clipboard. */
export function DropAnywhere({
  onFiles,
  disabled,
  children,
}: {
  onFiles: (files: File[]) => void
  disabled: boolean
  children?: ReactNode
}) {
  const t = useWords('uploads')
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles
  useEffect(() => {
    if (disabled) return
    return listen(
      t,
      (files) => take.current(files),
      (isOver) => setOver(isOver),
    )
  }, [disabled, t])
  return (
    <>
      {children}
      {over ? (
        <div className="pointer-events-none fixed inset-0 z-50 grid animate-fade place-items-center bg-scrim p-6">
          <p
            data-ink
            className="flex items-center gap-3 rounded-lg bg-band px-6 py-5 text-lg font-semibold text-ink shadow-pop"
          >
            <Icon name="upload" size={20} />
            {t('dropAnywhere.dropThemAnywhere')}
          </p>
        </div>
      ) : null}
    </>
  )
}

function listen(
  t: Words<'uploads'>,
  onFiles: (files: File[]) => void,
  onOver: (over: boolean) => void,
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  // Every child that is entered and left speaks up; the count says when the window itself was left.
  let depth = 0
  // A picture of this page that is dragged counts as a file, too.
  let ours = false
  const own = (dragged: boolean) => () => {
    ours = dragged
  }
  window.addEventListener('dragstart', own(true), { signal, capture: true })
  window.addEventListener('dragend', own(false), { signal, capture: true })
  const carries = (event: DragEvent) => !ours && (event.dataTransfer?.types.includes('Files') ?? false)
  const during = (change: number) => (event: DragEvent) => {
    if (!carries(event)) return
    event.preventDefault()
    depth = Math.max(0, depth + change)
    onOver(depth > 0)
  }
  window.addEventListener('dragenter', during(1), { signal })
  window.addEventListener('dragleave', during(-1), { signal })
  window.addEventListener('dragover', during(0), { signal })
  window.addEventListener(
    'drop',
    (event) => {
      if (!carries(event)) return
      event.preventDefault()
      depth = 0
      onOver(false)
      onFiles([...(event.dataTransfer?.files ?? [])])
    },
    { signal },
  )
  window.addEventListener(
    'paste',
    (event) => {
      const files = [...(event.clipboardData?.files ?? [])]
      // Office programs put a picture of the words beside the words.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
      event.preventDefault()
      onFiles(files.map((file) => named(t, file)))
    },
    { signal },
  )
  return () => stop.abort()
}

/** Pasted pictures are all called image.png; the time tells them apart. */
function named(t: Words<'uploads'>, file: File): File {
  if (file.name && !/^image\.\w+$/.test(file.name)) return file
  const at = new Date().toLocaleString(t.tag, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const extension = file.type.split('/')[1] ?? 'png'
  return new File([file], `${t('dropAnywhere.pasted', { at: at.replaceAll(':', '.') })}.${extension}`, {
    type: file.type,
  })
}
