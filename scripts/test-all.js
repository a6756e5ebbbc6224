import { mkdirSync, rmSync } from 'node:fs'
import { generate } from './generate.js'
import { install } from './install.js'
import { inData } from './paths.js'
import { run } from './run.js'
import { bold, complain, dim, red, say } from './say.js'
import { countPlaywright, countVitest } from './test-counts.js'
import { findTool, installTools } from './tools.js'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const LIMIT_MS = 35 * 60_000
const bin = (path, ...args) => [process.execPath, [`node_modules/${path}`, ...args]]
const reportFile = (name) => inData('test', `${name}.json`)

/** In the order in which they run: what is quickest to fail first. */
const SUITES = {
  lint: () => check(bin('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')),
  types: () => check(bin('next/dist/bin/next', 'typegen'), bin('typescript/bin/tsc', '--noEmit')),
  unused: () => check(bin('knip/bin/knip.js')),
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  e2e: () => playwright(),
}

/**
 * Runs every suite, or those named, and ends with one total. A suite that cannot run counts as failed.
 * @param {string[]} names of suites; none means all
 */
export async function testAll(names) {
  const unknown = names.filter((name) => !Object.hasOwn(SUITES, name))
  if (unknown.length) {
    say(`There is no suite "${unknown[0]}". There are: ${Object.keys(SUITES).join(', ')}.`)
    return end([{ name: unknown[0], count: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 }])
  }
  try {
    if (await install({ withTools: true })) say(dim('  packages installed'))
    await generate()
    await installTools()
    mkdirSync(inData('test'), { recursive: true })
  } catch (error) {
    complain(error)
    return end([{ name: 'set-up', count: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 }])
  }
  const results = []
  for (const name of names.length ? names : Object.keys(SUITES)) results.push(await suite(name))
  end(results)
}

async function suite(name) {
  say(`\n${bold(name)}`)
  const began = Date.now()
  let count
  try {
    count = await SUITES[name]()
  } catch (error) {
    complain(error)
    count = { passed: 0, failed: 1, skipped: 0 }
  }
  return { name, count, seconds: (Date.now() - began) / 1000 }
}

/** Commands that pass or fail as one. @returns {Promise<Count>} */
async function check(...commands) {
  for (const [command, args] of commands) {
    const { code } = await run(command, args, { env: environment(), timeout: LIMIT_MS })
    if (code !== 0) return { passed: 0, failed: 1, skipped: 0 }
  }
  return { passed: 1, failed: 0, skipped: 0 }
}

async function vitest(project) {
  const report = reportFile(project)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const [command, args] = bin('vitest/vitest.mjs', 'run', '--project', project, ...reporters)
  const { code } = await run(command, args, { env: environment(), timeout: LIMIT_MS })
  return countVitest(report, code)
}

async function playwright() {
  const report = reportFile('e2e')
  rmSync(report, { force: true })
  const [command, args] = bin('@playwright/test/cli.js', 'test', '--reporter=list,json')
  const env = { ...environment(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const { code } = await run(command, args, { env, timeout: LIMIT_MS })
  return countPlaywright(report, code)
}

// The tests make their own configuration; what the person has set for running must not leak into them.
function environment() {
  const { DATABASE_URL, REDIS_URL, PORT, HOST, PUBLIC_URL, LINK_URL, MARQUEE_SECRET, NODE_ENV, ...rest } =
    process.env
  const tools = { REDIS_SERVER: findTool('redis') ?? '', CHROMIUM: findTool('chromium') ?? '' }
  return { ...rest, ...tools, NEXT_TELEMETRY_DISABLED: '1' }
}

function end(results) {
  say('')
  for (const { name, count, seconds } of results) {
    const failed = count.failed ? red(`${count.failed} failed`) : '0 failed'
    const skipped = count.skipped ? `, ${count.skipped} skipped` : ''
    say(
      `  ${name.padEnd(12)} ${count.passed} passed, ${failed}${skipped} ${dim(`(${seconds.toFixed(1)} s)`)}`,
    )
  }
  const total = (kind) => results.reduce((sum, { count }) => sum + count[kind], 0)
  const skipped = total('skipped') ? `, ${total('skipped')} skipped` : ''
  say(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`)
  process.exitCode = total('failed') ? 1 : 0
}
