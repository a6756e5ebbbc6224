import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { isAlive } from '@/scripts/processes.js'

describe('whether a process runs', () => {
  it('tells our own from one that has ended', async () => {
    expect(isAlive(process.pid)).toBe(true)
    const child = spawn('true')
    await once(child, 'exit')
    expect(isAlive(child.pid)).toBe(false)
  })

  it.runIf(existsSync('/proc/self/stat'))('counts one as ended that nobody has waited for', async () => {
    // The shell becomes a `sleep`, which never asks after the child it inherits.
    const parent = spawn('sh', ['-c', 'cat <&3 >/dev/null & echo $!; exec 3<&-; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    })
    try {
      const [line] = await once(createInterface({ input: parent.stdout as Readable }), 'line')
      const pid = Number(line)
      expect(isAlive(pid)).toBe(true)
      ;(parent.stdio[3] as Readable).destroy()
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 })
      expect(existsSync(`/proc/${pid}/stat`)).toBe(true)
    } finally {
      parent.kill('SIGKILL')
    }
  })
})
