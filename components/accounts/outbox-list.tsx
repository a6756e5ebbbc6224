import { useWords } from '#words'
import { EmptyState } from '@/components/ui/empty-state'
import { Well } from '@/components/ui/sheet'

export type OutboxMail = { id: string; recipient: string; subject: string; body: string; createdAt: Date }

export function OutboxList({ mails }: { mails: readonly OutboxMail[] }) {
  const t = useWords('accounts')
  if (mails.length === 0) {
    return (
      <EmptyState bare icon="mail" title={t('outboxList.noMailYet')}>
        {t('outboxList.signUpsNewPasswords')}
      </EmptyState>
    )
  }
  return (
    <ol className="grid gap-4">
      {mails.map((mail) => (
        <li key={mail.id}>
          <h2 className="type-section">{mail.subject}</h2>
          <p className="type-label mb-1.5">
            {t.rich('outboxList.to', {
              recipient: mail.recipient,
              toUTCString: mail.createdAt.toUTCString(),
              time: (words) => <time dateTime={mail.createdAt.toISOString()}>{words}</time>,
            })}
          </p>
          <Well className="whitespace-pre-wrap [overflow-wrap:anywhere]">{withLinks(mail.body)}</Well>
        </li>
      ))}
    </ol>
  )
}

/** The text with its addresses as links; each stands on a line of its own. */
function withLinks(body: string) {
  return body.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
    <span key={index}>
      {/^https?:\/\/\S+$/.test(line) ? (
        <a href={line} className="text-link">
          {line}
        </a>
      ) : (
        line
      )}
      {'\n'}
    </span>
  ))
}
