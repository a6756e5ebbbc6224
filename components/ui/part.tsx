'use client'

import { catchError, type ErrorInfo } from 'next/error'
import { useTransition } from 'react'
import { useWords } from '#words'
import { Button } from './button'
import { Callout } from './callout'
import { SectionHead } from './sheet'

type Named = {
  /** The heading of the part, which stays when the rest of it cannot be made. */
  title?: string
  className?: string
}

/**
 * A part of a page that may fail alone: the rest of the page stays, and the part is asked for again. It forgets a failure when the path
 * changes; give it a key of what else it shows.
 */
export const Part = catchError((named: Named, info: ErrorInfo) => <PartError {...named} {...info} />)

function PartError({ title, className, error, retry }: Named & ErrorInfo) {
  const t = useWords('lost')
  const [asking, ask] = useTransition()
  const digest = (error as { digest?: string }).digest
  return (
    <div className={className}>
      {title ? <SectionHead title={title} /> : null}
      <Callout
        tone="warn"
        title={t('part.title')}
        actions={
          <Button size="s" busy={asking} onClick={() => ask(retry)}>
            {t('roomError.tryAgain')}
          </Button>
        }
      >
        {digest ? t('part.textWithId', { digest }) : t('part.text')}
      </Callout>
    </div>
  )
}
