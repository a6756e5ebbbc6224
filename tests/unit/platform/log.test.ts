import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPhones, maskRecord } from '@/lib/platform/mask'

describe('masking', () => {
  it('hides the middle of every number, wherever it stands', () => {
    expect(maskPhones('from +18285550147 to +442071838750.')).toBe('from +1828…47 to +4420…50.')
  })

  it('leaves no full number in any text', () => {
    const phone = fc.stringMatching(/^\+[1-9]\d{9,13}$/)
    fc.assert(
      fc.property(phone, fc.string(), fc.string(), (number, before, after) => {
        expect(maskPhones(`${before} ${number} ${after}`)).not.toContain(number)
      }),
    )
  })

  it('removes secrets by their name, at any depth', () => {
    const record = { user: { password: 'a', apiKey: 'b', cookies: 'c', deep: [{ token: 'd', name: 'Ada' }] } }
    expect(maskRecord(record)).toEqual({
      user: {
        password: '[removed]',
        apiKey: '[removed]',
        cookies: '[removed]',
        deep: [{ token: '[removed]', name: 'Ada' }],
      },
    })
  })

  it('ends on what refers to itself', () => {
    const loop: Record<string, unknown> = { name: 'x' }
    loop.self = loop
    expect(JSON.stringify(maskRecord(loop))).toContain('…')
  })
})

describe('the log', () => {
  const program = (script: string) => [
    ...['--import', 'tsx', '--input-type=module', '--eval'],
    `import { log, withLogContext } from '@/lib/platform/log.server'\n${script}`,
  ]
  const env = { ...process.env, LOG_LEVEL: 'info' }

  /** Runs a few lines as a process of their own and reads what it logged. */
  function logged(script: string): Record<string, unknown>[] {
    const output = execFileSync(process.execPath, program(script), { encoding: 'utf8', env })
    return output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }

  it('is one JSON object a line, with level, time and ids', () => {
    const [line] = logged(`await withLogContext({ requestId: 'r1' }, async () => {
      await null
      withLogContext({ jobId: 'j1' }, () => log.info({ workspaceId: 'w1' }, 'done'))
    })`)
    expect(line).toMatchObject({
      level: 'info',
      requestId: 'r1',
      jobId: 'j1',
      workspaceId: 'w1',
      msg: 'done',
    })
    expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  it('never shows a phone number or a secret, in messages, records and errors alike', () => {
    const text = JSON.stringify(
      logged(`
        log.info('sent to +18285550147')
        log.info({ phone: '+18285550147', nested: { to: ['+18285550148'], authorization: 'Bearer mq_x' } }, 'sent')
        log.error({ err: new Error('no route to +18285550149') }, 'failed')
      `),
    )
    expect(text).not.toMatch(/828555014[789]/)
    expect(text).not.toContain('mq_x')
    expect(text).toContain('no route to +1828…49')
  })

  it('loses nothing that was said right before the end', () => {
    const lines = logged(`for (let i = 0; i < 2000; i++) log.info({ i }, 'last words')\nprocess.exit(0)`)
    expect(lines).toHaveLength(2000)
  })

  it('does not keep a process whose reader is gone', async () => {
    const script = `process.stdin.on('end', () => {
      for (let i = 0; i < 2000; i++) log.warn({ i }, 'nobody hears this')
      process.exit(7)
    }).resume()`
    const child = spawn(process.execPath, program(script), { env, stdio: ['pipe', 'pipe', 'ignore'] })
    const ended = once(child, 'exit')
    child.stdout.destroy()
    child.stdin.end()
    try {
      expect(await ended).toEqual([7, null])
    } finally {
      child.kill('SIGKILL')
    }
  })
})
