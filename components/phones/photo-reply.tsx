'use client'

import { type ChangeEvent, useRef } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'

export type Photo = { contentType: 'image/jpeg'; data: string }

/** The owner sends a photo back. It is made as small as phones make theirs before it leaves. */
export function PhotoReply({ onPhoto }: { onPhoto: (photo: Photo) => void }) {
  const t = useWords('phones')
  const input = useRef<HTMLInputElement>(null)
  const toast = useToast()
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    const photo = await asPhonesSend(file).catch(() => null)
    if (photo) onPhoto(photo)
    else
      toast({
        kind: 'warn',
        title: t('photoReply.thisFileIsNot'),
        detail: t('photoReply.nothingWasSentChoose'),
      })
  }
  return (
    <>
      <Button size="s" icon="picture" onClick={() => input.current?.click()}>
        {t('photoReply.photo')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label={t('photoReply.photoToReplyWith')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => void take(event)}
      />
    </>
  )
}

const longestSide = 1200

async function asPhonesSend(file: Blob): Promise<Photo> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const [head, data] = canvas.toDataURL('image/jpeg', 0.8).split(',')
  if (head !== 'data:image/jpeg;base64' || !data) throw new Error('The browser cannot write a JPEG.')
  return { contentType: 'image/jpeg', data }
}
