'use client'

import { useRouter } from 'next/navigation'
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
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title="API keys"
          note="for your shop, your apps and your own programs"
          actions={<NewKeyDialog act={create} />}
        />
        {keys.length === 0 ? (
          <EmptyState bare icon="key" title="No key yet">
            A key lets a program of yours report conversions or read contacts, and nothing that you did not
            tick.
          </EmptyState>
        ) : (
          <Table label="API keys">
            <THead>
              <Tr>
                <Th>Key</Th>
                <Th>May</Th>
                <Th className="max-md:hidden">Made</Th>
                <Th>Last used</Th>
                <Th align="right">
                  <span className="sr-only">Acts</span>
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
  const router = useRouter()
  return (
    <Tr>
      <Td>
        <b className="block font-semibold">{line.name}</b>
        <span className="text-ink-3">{line.prefix}…</span>
      </Td>
      <Td className="text-ink-2">
        {line.scopes.map((scope) => apiScopeWords[scope as ApiScope] ?? scope).join(', ')}
      </Td>
      <Td className="text-ink-2 max-md:hidden">
        <When at={line.createdAt} timeZone={timeZone} dayOnly />
      </Td>
      <Td className="text-ink-2">
        {line.lastUsedAt ? <When at={line.lastUsedAt} timeZone={timeZone} /> : 'Never'}
      </Td>
      <Td align="right">
        <ConfirmButton
          title={`End the key “${line.name}”?`}
          consequence="Programs that use it are refused from the next request on. It cannot be brought back."
          verb="End the key"
          act={() => revoke({ id: line.id })}
          onDone={() => router.refresh()}
        >
          End
        </ConfirmButton>
      </Td>
    </Tr>
  )
}
