var LEAST = [20, 19]

/**
 * Checked before anything else is loaded, so this file is written for a Node of any age.
 * @returns {string | null} a sentence when this Node is too old
 */
export function nodeTooOld() {
  var have = process.versions.node.split('.').map(Number)
  if (have[0] > LEAST[0] || (have[0] === LEAST[0] && have[1] >= LEAST[1])) return null
  return (
    'Marquee needs Node ' +
    LEAST.join('.') +
    ' or newer, and this is ' +
    process.versions.node +
    '. Install a current one from https://nodejs.org (or with your version manager), then start again.'
  )
}
