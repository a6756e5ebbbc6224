'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Chip } from '@/components/ui/chip'
import { Field, Input } from '@/components/ui/field'
import { Cell } from '@/components/ui/sheet'
import { type Family, keywords, misspellings, phrases } from '@/lib/consent/keyword-table'
import { type Intent, intentOf } from '@/lib/consent/keywords'

const families: { family: Family; title: string; effect: string }[] = [
  { family: 'stop', title: 'Opt-out', effect: 'Suppressed at once, one confirmation, nothing after it.' },
  {
    family: 'start',
    title: 'Coming back',
    effect: 'Restores a yes that was given before; never makes one up.',
  },
  { family: 'help', title: 'Help', effect: 'One answer with your brand and how to reach you.' },
]

const verdicts: Record<Intent, { tone: 'block' | 'good' | 'info' | 'plain'; words: string }> = {
  stop: { tone: 'block', words: 'An opt-out' },
  start: { tone: 'good', words: 'Coming back' },
  help: { tone: 'info', words: 'A request for help' },
  other: { tone: 'plain', words: 'For a person to read' },
}

/** What replies mean, with where each word comes from, and a place to try one. */
export function KeywordTable() {
  const t = useWords('consent')
  const [text, setText] = useState('')
  const verdict = verdicts[intentOf(text)]
  return (
    <div>
      <Cell className="flex flex-wrap items-end gap-3">
        <Field label={t('keywordTable.tryAReply')} className="max-w-110 flex-1">
          <Input
            value={text}
            maxLength={300}
            placeholder={t('keywordTable.plsTakeMeOff')}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <p className="pb-1.5" aria-live="polite">
          {text.trim() ? <Badge tone={verdict.tone}>{verdict.words}</Badge> : null}
        </p>
      </Cell>
      {families.map(({ family, title, effect }) => (
        <Cell key={family} className="grid gap-2 border-t border-line">
          <h3 className="type-name">{title}</h3>
          <p className="text-ink-2">{effect}</p>
          <div className="flex flex-wrap gap-1.5">
            {keywords
              .filter((keyword) => keyword.family === family)
              .map(({ word, source }) => (
                <span key={word} title={source}>
                  <Chip>{word.toUpperCase()}</Chip>
                </span>
              ))}
          </div>
          {family === 'stop' ? (
            <p className="text-sm text-ink-3">
              {t('keywordTable.alsoMisspeltInAny', {
                value: misspellings.slice(0, 4).join(', '),
                value2: phrases
                  .slice(0, 5)
                  .map(({ example }) => `“${example}”`)
                  .join(', '),
              })}
            </p>
          ) : null}
        </Cell>
      ))}
    </div>
  )
}
