import { useId } from 'react'
import { useWords } from '#words'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { mostFallback } from '@/lib/campaigns/merge-fields'

/** Of the merge field beside the caret: what people read who have no value. */
export function TokenBar({
  label,
  fallback,
  onFallback,
}: {
  label: string
  fallback: string
  onFallback: (fallback: string) => void
}) {
  const t = useWords('composer')
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-t border-line bg-well px-3 py-1.5 text-sm text-ink-2">
      <label htmlFor={id} className="flex items-center gap-1.5">
        <Icon name="merge" size={13} />
        {t('tokenBar.whereIsNotKnown', { label })}
      </label>
      <Input
        id={id}
        size="s"
        className="max-w-52"
        value={fallback}
        maxLength={mostFallback}
        placeholder={t('tokenBar.nothing')}
        onChange={(event) => onFallback(event.target.value)}
      />
    </div>
  )
}
