import { bold, dim, red } from './say.js'

const QUIET_KEYS = new Set(['level', 'time', 'msg', 'err', 'error', 'pid', 'hostname'])

/**
 * One line of a process's log, for a person: time, process, message, then the other fields. On anything but a
 * terminal the line stays (or becomes) JSON, with the process added.
 */
export function logLine(name, line, { pretty }) {
  const record = parse(line)
  if (!pretty) return JSON.stringify({ process: name, ...(record ?? { msg: line }) })
  const label = dim(name.padEnd(9))
  if (!record) return `${dim('        ')} ${label} ${line}`
  const time = dim(
    String(record.time ?? '')
      .slice(11, 19)
      .padEnd(8),
  )
  return `${time} ${label} ${byLevel(record.level, String(record.msg ?? ''))}${fields(record)}${cause(record)}`
}

function parse(line) {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function byLevel(level, text) {
  if (level === 'error' || level === 'fatal') return red(text)
  return level === 'warn' ? bold(text) : text
}

function fields(record) {
  return Object.entries(record)
    .filter(([key]) => !QUIET_KEYS.has(key))
    .map(([key, value]) => ` ${dim(`${key}=`)}${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('')
}

function cause({ err, error }) {
  const reason = err ?? error
  if (!reason) return ''
  return `\n${dim(reason.stack ?? reason.message ?? String(reason))}`
}
