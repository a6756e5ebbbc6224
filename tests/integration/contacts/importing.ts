import { Readable } from 'node:stream'
import type { Scope } from '@/lib/accounts/scope'
import type { Mapping } from '@/lib/contacts/import/mapping'
import { wordsIn } from '@/lib/words/catalogue'

const lib = async () => ({
  ...(await import('@/lib/contacts/import/upload.server')),
  ...(await import('@/lib/contacts/import/imports.server')),
  ...(await import('@/lib/contacts/import/run.server')),
  ...(await import('@/lib/contacts/import/error-file.server')),
})

export const wording =
  'I agree to receive marketing texts from Larkfield. Consent is no condition of purchase.'

/** Uploads bytes as they would come over the wire, in small chunks. */
export async function upload(scope: Scope, content: string | Buffer, chunk = 1000): Promise<string> {
  const { receiveImport } = await lib()
  const bytes = Buffer.from(content)
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += chunk) chunks.push(bytes.subarray(at, at + chunk))
  return (await receiveImport(scope, 'people.csv', Readable.from(chunks))).id
}

/** Uploads, maps (the guess unless told otherwise), vouches if asked, and runs to the end in this process. */
export async function importCsv(
  scope: Scope,
  content: string | Buffer,
  options: { attested?: boolean; mapping?: Partial<Mapping>; collectedOn?: string } = {},
) {
  const { getImport, saveMapping, attest, startImport, runImport } = await lib()
  const id = await upload(scope, content)
  if (options.mapping) {
    const { mapping } = await getImport(scope, id)
    await saveMapping(scope, id, { ...mapping, ...options.mapping })
  }
  if (options.attested)
    await attest(scope, id, {
      wording,
      source: 'Point of sale',
      collectedOn: options.collectedOn ?? '2025-06-03',
    })
  await startImport(scope, id)
  await runImport(scope.workspaceId, id)
  return getImport(scope, id)
}

export async function errorText(scope: Scope, id: string): Promise<string> {
  const { errorFile } = await lib()
  let text = ''
  for await (const piece of errorFile(scope, id, wordsIn('en', 'contacts'))) text += piece
  return text
}
