'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import type { Answer } from '@/components/accounts/use-submit'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { apiScopeWords } from '@/lib/accounts/role-words'
import type { ApiScope } from '@/lib/accounts/roles'
import { ConfirmButton } from './confirm-button'
import { NewKeyDialog, type NewKeyDialogProps } from './new-key-dialog'
import { When } from './when'

export type KeyLine = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
}

export type KeysSheetProps = {
  keys: readonly KeyLine[]
  timeZone: string
  create: NewKeyDialogProps['act']
  revoke: (input: { id: string }) => Promise<Answer<unknown>>
}

export function KeysSheet({ keys, timeZone, create, revoke }: KeysSheetProps) {
  const t = useWords('settings')
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('keysSheet.apiKeys')}
          note={t('keysSheet.forYourShopYour')}
          actions={<NewKeyDialog act={create} />}
        />
        {keys.length === 0 ? (
          <EmptyState bare icon="key" title={t('keysSheet.noKeyYet')}>
            {t('keysSheet.aKeyLetsA')}
          </EmptyState>
        ) : (
          <Table label={t('keysSheet.apiKeys')}>
            <THead>
              <Tr>
                <Th>{t('keysSheet.key')}</Th>
                <Th>{t('keysSheet.may')}</Th>
                <Th className="max-md:hidden">{t('keysSheet.made')}</Th>
                <Th>{t('keysSheet.lastUsed')}</Th>
                <Th align="right">
                  <span className="sr-only">{t('keysSheet.acts')}</span>
                </Th>
              </Tr>
            </THead>
            <TBody>
              {keys.map((key) => (
                <KeyRow key={key.id} line={key} timeZone={timeZone} revoke={revoke} />
              ))}
            </TBody>
          </Table>
        )}
      </Cell>
    </Sheet>
  )
}

function KeyRow({ line, timeZone, revoke }: Pick<KeysSheetProps, 'timeZone' | 'revoke'> & { line: KeyLine }) {
  const t = useWords('settings')
  const router = useRouter()
  return (
    <Tr>
      <Td>
        <b className="block font-semibold">{line.name}</b>
        <span className="text-ink-3">{line.prefix}…</span>
      </Td>
      <Td className="text-ink-2">
        {line.scopes.map((scope) => apiScopeWords(t)[scope as ApiScope] ?? scope).join(', ')}
      </Td>
      <Td className="text-ink-2 max-md:hidden">
        <When at={line.createdAt} timeZone={timeZone} dayOnly />
      </Td>
      <Td className="text-ink-2">
        {line.lastUsedAt ? <When at={line.lastUsedAt} timeZone={timeZone} /> : t('keysSheet.never')}
      </Td>
      <Td align="right">
        <ConfirmButton
          title={t('keysSheet.endTheKey', { name: line.name })}
          consequence={t('keysSheet.programsThatUseIt')}
          verb={t('keysSheet.endTheKey2')}
          act={() => revoke({ id: line.id })}
          onDone={() => router.refresh()}
        >
          {t('keysSheet.end')}
        </ConfirmButton>
      </Td>
    </Tr>
  )
}
