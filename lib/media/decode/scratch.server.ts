import { tmpdir } from 'node:os'
import path from 'node:path'

/** Where the coder of clips writes down what it learned in its first pass: all that is not kept in memory. */
export const scratchOf = (pid: number) => path.join(tmpdir(), `marquee-clip-${pid}`)
