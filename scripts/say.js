/**
 * What the two commands say. A `Plain` error is a sentence for the person at the terminal: it says what is
 * wrong and what to do, and is shown without a stack.
 */
export class Plain extends Error {}

const colour = process.stdout.isTTY && !process.env.NO_COLOR
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = (text) => paint(1, text)
export const dim = (text) => paint(2, text)
export const red = (text) => paint(31, text)

export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Runs one step and says how long it took. */
export async function step(name, work) {
  const began = Date.now()
  const result = await work()
  say(dim(`  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`))
  return result
}

/** Prints an error the way its kind deserves: a sentence for `Plain`, the whole stack for a defect. */
export function complain(error) {
  const text = error instanceof Plain ? error.message : (error?.stack ?? String(error))
  process.stderr.write(`\n${red(text)}\n`)
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT'])

/** Turns the few errors of the operating system that a person can act on into sentences. */
export function inWords(error, path) {
  if (DISK_FULL.has(error?.code))
    return new Plain(`The disk is full (${path}). Free some space, then start again; nothing was lost.`)
  if (error?.code === 'EACCES' || error?.code === 'EPERM' || error?.code === 'EROFS')
    return new Plain(
      `${error.path ?? path} cannot be written by this user. Fix its owner (for example: chown -R "$(id -un)" ${path}), then start again.`,
    )
  return error
}
