import { readFileSync } from 'node:fs'
import path from 'node:path'
import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import * as mms from '@/lib/mms'

const readme = readFileSync(path.resolve(import.meta.dirname, '../../../lib/mms/README.md'), 'utf8')
const examples = readme
  .split(/^## /m)
  .flatMap((section) =>
    [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(
      (match) => [section.split('\n')[0], match[1]] as const,
    ),
  )

describe('the examples of lib/mms/README.md', () => {
  it.each(examples)('%s', async (_, source) => {
    // Imports become names of the module, the example a function's body; the types are stripped as a bundler would.
    const body = (source ?? '').replace(
      /^import \{([^}]*)\} from '@\/lib\/mms'$/m,
      (_whole, names: string) => {
        const values = names.split(',').map((name) => name.trim())
        return `const { ${values.filter((name) => !name.startsWith('type ')).join(', ')} } = mms`
      },
    )
    const { code } = await transformWithOxc(
      `async function example(mms, expect, Buffer) {${body}}`,
      'example.ts',
    )
    const assertions = expect.getState().assertionCalls
    await new Function(`${code}; return example`)()(mms, expect, Buffer)
    expect(expect.getState().assertionCalls).toBeGreaterThan(assertions)
  })
})
