import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bare, statements } from '@/prisma/statements'
import { logLine } from '@/scripts/log-lines.js'
import { explain } from '@/scripts/postgres-explain.js'
import { countPlaywright, countVitest } from '@/scripts/test-counts.js'

const folder = mkdtempSync(join(tmpdir(), 'marquee-unit-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('the total of npm test', () => {
  const passed = [{ status: 'passed', assertionResults: [{}] }]
  const numbers = {
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: passed,
  }

  test('counts what vitest ran', () => {
    expect(countVitest(report(numbers), 0)).toEqual({ passed: 7, failed: 0, skipped: 2 })
  })

  test('a file that could not be loaded is a failure', () => {
    const testResults = [...passed, { status: 'failed', assertionResults: [] }]
    expect(countVitest(report({ ...numbers, testResults }), 1).failed).toBe(1)
  })

  test('a run that fails outside of its tests is a failure', () => {
    expect(countVitest(report(numbers), 1).failed).toBe(1)
  })

  test('a run without tests, without a report or with half a report is a failure', () => {
    const none = {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    }
    expect(countVitest(report(none), 0).failed).toBe(1)
    expect(countVitest(join(folder, 'absent.json'), 0).failed).toBe(1)
    expect(countPlaywright(report('{"stats":'), 0).failed).toBe(1)
  })

  test('a browser test that passed only when tried again is a failure', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }
    expect(countPlaywright(report({ stats }), 1)).toEqual({ passed: 4, failed: 2, skipped: 0 })
  })
})

describe('statements', () => {
  test('semicolons in bodies, strings, names and comments end nothing', () => {
    const script = `-- first; one
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN PERFORM ';'; RETURN 1; END $body$;
INSERT INTO "odd;name" VALUES ('it''s; fine'); /* not; here */ SELECT 1;`
    expect(statements(script).map((text) => bare(text).slice(0, 12))).toEqual([
      'CREATE FUNCT',
      'INSERT INTO ',
      '/* not; here',
    ])
  })

  test('looks alone make no difference', () => {
    expect(bare('-- why\nCREATE INDEX a\n  ON b (c);')).toBe(bare('CREATE INDEX a ON b (c);'))
  })
})

describe('log lines', () => {
  const line = JSON.stringify({
    level: 'info',
    time: '2026-01-31T10:20:30.000Z',
    msg: 'web is ready',
    port: 3000,
  })

  test('a person reads time, process, message and fields', () => {
    expect(logLine('web', line, { pretty: true })).toMatch(/10:20:30.*web.*web is ready.*port=.*3000/)
  })

  test('a machine gets the JSON with the process', () => {
    expect(JSON.parse(logLine('web', line, { pretty: false }))).toMatchObject({ process: 'web', port: 3000 })
  })

  test('what is no JSON is kept word for word', () => {
    expect(JSON.parse(logLine('web', '{broken', { pretty: false }))).toEqual({
      process: 'web',
      msg: '{broken',
    })
    expect(logLine('web', '{broken', { pretty: true })).toContain('{broken')
  })
})

describe('PostgreSQL in words', () => {
  test.each([
    [
      'FATAL:  could not write to file "pg_wal/xlogtemp.12": No space left on device',
      /disk is full.*nothing was lost/,
    ],
    ['FATAL:  could not create shared memory segment: No space', /shared memory/],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', /damaged/],
    ['DETAIL:  The data directory was initialized by PostgreSQL version 15', /another version/],
    [
      'postgres: error while loading shared libraries: libm.so.6',
      /does not run on this system.*DATABASE_URL/,
    ],
  ])('%s', (output, sentence) => {
    expect(explain(output, '/data')?.message).toMatch(sentence)
  })

  test('what nobody foresaw is left to the log', () => {
    expect(explain('FATAL:  something new', '/data')).toBeNull()
  })
})
