import path from 'node:path'
import { z } from 'zod'

const schema = z.object({
  SIMULATOR_HOST: z.string().default('127.0.0.1'),
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  SIMULATOR_URL: z.url().default('http://127.0.0.1:4100'),
  /** Where reports and replies go for a VASP that registered nothing; `{vaspid}` is replaced. */
  SIMULATOR_CALLBACK_URL: z.string().default('http://127.0.0.1:3000/carrier/mm7/{vaspid}'),
  SIMULATOR_PACE: z.coerce.number().min(0).max(10).default(1),
  DATA_DIR: z.string().default('.data'),
})

/** How one simulator runs. It needs no database and no secret, so it has its own small configuration. */
export type SimulatorSettings = {
  host: string
  port: number
  /** Folder of its own for journal and content. */
  folder: string
  callbackUrl: string
  pace: number
  /** Newest messages kept per handset and VASP, and in all; content bytes kept in all, ledger entries kept. */
  keep: { messages: number; allMessages: number; contentBytes: number; ledger: number }
}

export const KEEP = { messages: 100, allMessages: 5_000, contentBytes: 200_000_000, ledger: 200_000 }

/** Reads the settings from the environment. Throws with the names of what is wrong. */
export function simulatorSettings(environment: Record<string, string | undefined>): SimulatorSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const values = schema.parse(given)
  return {
    host: values.SIMULATOR_HOST,
    port: values.SIMULATOR_PORT ?? Number(new URL(values.SIMULATOR_URL).port || 4100),
    folder: path.resolve(values.DATA_DIR, 'simulator'),
    callbackUrl: values.SIMULATOR_CALLBACK_URL,
    pace: values.SIMULATOR_PACE,
    keep: KEEP,
  }
}
