import { openSender } from './accounts.server'
import type { Capabilities, MessageMedium } from './carrier'

type Described = Omit<MessageMedium, 'bytes'>

/** How a sender's carrier writes messages, to weigh them before they are made. Bytes. */
export type Scales = {
  encoding: Capabilities['encoding']
  /** The most that the whole encoded message may have, whoever gets it. */
  most: number
  /** What is written around these media: presentation, parts' headers and boundaries; not their bytes, the text and the protocol's headers. */
  frame: (media: readonly Described[]) => number
}

/** The scales of a sender's carrier; undefined for a sender that is switched off. */
export async function openScales(workspaceId: string, senderId: string): Promise<Scales | undefined> {
  const sender = await openSender(workspaceId, senderId)
  if (!sender) return undefined
  const { carrier, credentials } = sender.account
  const { encoding, maxBytes } = carrier.capabilities(credentials)
  // Preparing reaches nobody: the connection is closed before it is opened.
  const connection = carrier.open(credentials, { connections: 1 })
  await connection.close()
  const empty = (medium: Described) => ({ ...medium, bytes: Buffer.alloc(0) })
  return { encoding, most: maxBytes, frame: (media) => connection.prepare({ media: media.map(empty) }).bytes }
}
