'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { Chip } from '@/components/ui/chip'
import { Field, Input } from '@/components/ui/field'
import { Cell } from '@/components/ui/sheet'
import { type Family, keywords, misspellings, phrases } from '@/lib/consent/keyword-table'
import { type Intent, intentOf } from '@/lib/consent/keywords'
import type { Words } from '@/lib/words/translate'

const families = (t: Words<'consent'>): { family: Family; title: string; effect: string }[] => [
  {
    family: 'stop',
    title: t('keywordTable.optOut'),
    effect: t('keywordTable.suppressedAtOnceOne'),
  },
  {
    family: 'start',
    title: t('keywordTable.comingBack'),
    effect: t('keywordTable.restoresAYesThat'),
  },
  {
    family: 'help',
    title: t('keywordTable.help2'),
    effect: t('keywordTable.oneAnswerWithYour'),
  },
]

const verdicts = (
  t: Words<'consent'>,
): Record<Intent, { tone: 'block' | 'good' | 'info' | 'plain'; words: string }> => ({
  stop: { tone: 'block', words: t('keywordTable.anOptOut') },
  start: { tone: 'good', words: t('keywordTable.comingBack') },
  help: { tone: 'info', words: t('keywordTable.aRequestForHelp') },
  other: { tone: 'plain', words: t('keywordTable.forAPersonTo') },
})

/** What replies mean, with where each word comes from, and a place to try one. */
export function KeywordTable() {
  const t = useWords('consent')
  const [text, setText] = useState('')
  const verdict = verdicts(t)[intentOf(text)]
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
      {families(t).map(({ family, title, effect }) => (
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
