import { randomUUID } from 'node:crypto'
import { request } from 'undici'
import { z } from 'zod'
import { REL6 } from '../../mms'
import { config } from '../../platform/config.server'
import { AppError } from '../../platform/errors'
import { said } from '../../words/said'
import type { Carrier } from '../carrier'
import type { Mm7Credentials } from '../mm7/credentials'
import { mm7 } from '../mm7/index.server'

// Names the account on the simulator and opens its phones, so it cannot be chosen: one workspace must not guess another's.
const credentials = z.object({
  vaspId: z
    .uuid()
    .default(() => randomUUID())
    .meta({ label: 'VASP ID', hidden: true }),
})

type SimulatorCredentials = z.output<typeof credentials>

/** The simulator speaks the same MM7 as any MMSC; it only needs no secrets. */
function asMm7({ vaspId }: SimulatorCredentials): Mm7Credentials {
  const url = new URL('/mm7', config().SIMULATOR_URL).href
  return {
    url,
    vaspId,
    dialect: REL6.name,
    media: 'value',
    recipientsPerRequest: 1,
    readReports: 'yes',
    serverErrors: 'uncertain',
  }
}

export const simulator: Carrier<SimulatorCredentials> = {
  id: 'simulator',
  name: 'Built-in simulator',
  description: 'An MMSC with phones on this machine. Nothing leaves it; nobody can be reached by mistake.',
  credentials,
  capabilities: (given) => ({ ...mm7.capabilities(asMm7(given)), defaultRate: 200 }),
  open(given, options) {
    const connection = mm7.open(asMm7(given), options)
    return {
      ...connection,
      announce: (callbackUrl) => announce(given.vaspId, callbackUrl),
      // It answers to the announcement that goes before.
      probe: async () => said('The phones are on, and know where their reports go.'),
    }
  },
  receive: (received, given, now) => mm7.receive(received, asMm7(given), now),
}

async function announce(vaspId: string, callbackUrl: string): Promise<void> {
  const address = new URL(`/vasps/${encodeURIComponent(vaspId)}`, config().SIMULATOR_URL)
  const answer = await request(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl }),
    headersTimeout: 5_000,
  })
  await answer.body.dump()
  if (answer.statusCode >= 300)
    throw new AppError(
      'unavailable',
      `The simulator did not take the callback address (${answer.statusCode}).`,
    )
}
