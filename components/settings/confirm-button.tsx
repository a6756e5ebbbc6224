'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'

/** An act that cannot be taken back: a press, its consequence in a sentence, a second press. */
export function ConfirmButton({
  children,
  title,
  consequence,
  verb,
  act,
  onDone,
  ...button
}: Omit<ButtonProps, 'onClick' | 'title'> & {
  title: string
  consequence: ReactNode
  verb: string
  act: () => Promise<Answer<unknown>>
  onDone?: () => void
}) {
  const t = useWords('settings')
  const [open, setOpen] = useState(false)
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    onDone?.()
  })
  return (
    <>
      <Button size="s" {...button} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        description={consequence}
        size="s"
        footer={
          <>
            <DialogClose asChild>
              <Button>{t('confirmButton.keepItAsIt')}</Button>
            </DialogClose>
            <Button kind="stop" busy={busy} onClick={() => submit()}>
              {verb}
            </Button>
          </>
        }
      >
        <ProblemNote problem={problem} />
      </Dialog>
    </>
  )
}
