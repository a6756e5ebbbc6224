/** What can stand between two semicolons without ending a statement: quotes, dollar quotes, comments. */
const OPAQUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g

/**
 * Cuts a script into its statements, each with the comments before it and its semicolon. Enough for the SQL
 * we write ourselves; nested block comments and `BEGIN ATOMIC` bodies are not among it.
 */
export function statements(script: string): string[] {
  const blanked = script.replace(OPAQUE, (text) => '_'.repeat(text.length))
  const cut: string[] = []
  let from = 0
  for (let end = blanked.indexOf(';'); end >= 0; end = blanked.indexOf(';', from)) {
    cut.push(script.slice(from, end + 1).trim())
    from = end + 1
  }
  return cut
}

/** A statement without comments and with single spaces: equal for two that differ in looks alone. */
export function bare(statement: string): string {
  return statement
    .replace(/--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
