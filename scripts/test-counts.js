import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @returns {any} null when the run ended before it wrote its report */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

// A run that failed without a failed test failed outside of them: an import, a hook, an unhandled rejection.
/** @returns {Count} */
function settle(count, code) {
  const nothing = count.passed + count.failed + count.skipped === 0
  return nothing || (code !== 0 && count.failed === 0) ? { ...count, failed: count.failed + 1 } : count
}

/**
 * @param {string} file vitest's JSON report
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countVitest(file, code) {
  const report = readReport(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.length,
  )
  return settle(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    code,
  )
}

/**
 * @param {string} file Playwright's JSON report
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countPlaywright(file, code) {
  const stats = readReport(file)?.stats
  if (!stats) return { passed: 0, failed: 1, skipped: 0 }
  return settle(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    code,
  )
}
