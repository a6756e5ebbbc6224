import { Plain } from './say.js'

const REASONS = [
  [
    /could not (?:create|open|resize|map) (?:anonymous )?shared memory/i,
    () =>
      'The system gives PostgreSQL too little shared memory. Free some memory, and in a container give it a /dev/shm of at least 64 MB that everybody may write to, then start again.',
  ],
  [
    /No space left on device|Disk quota exceeded/i,
    (home) =>
      `The disk is full, and PostgreSQL needs room to start (${home}). Free some space, then start again; nothing was lost.`,
  ],
  [
    /could not (?:locate a valid checkpoint|read.*pg_control|open file "[^"]*(?:pg_control|pg_filenode|pg_wal)|find redo location)|invalid (?:primary )?checkpoint record|PG_CONTROL_VERSION 0\b|calculated CRC checksum does not match|incorrect checksum in control file|invalid page in block|could not access status of transaction|directory "[^"]*" does not exist/i,
    (home) =>
      `The database in ${home}/cluster is damaged (details in ${home}/server.log). Restore it from a backup, or move it away (mv ${home} ${home}-damaged) to start with an empty database.`,
  ],
  [
    /database files are incompatible|was initialized by PostgreSQL version/i,
    (home) =>
      `The database in ${home}/cluster was made by another version of PostgreSQL. Dump it with that version and load it into this one, or move it away (mv ${home} ${home}-old) to start with an empty database.`,
  ],
  [
    /wrong ownership|invalid permissions|Permission denied/i,
    (home) =>
      `PostgreSQL may not use its own files in ${home}. They belong to another user: start Marquee as that user, or give them to this one (chown -R "$(id -un)" ${home}).`,
  ],
  [
    /pre-existing shared memory block|lock file "[^"]*" already exists/i,
    (home) =>
      `Another PostgreSQL still uses ${home}/cluster. Stop it (its process id is the first line of ${home}/cluster/postmaster.pid), then start again.`,
  ],
  [
    /password authentication failed/i,
    (home) =>
      `The database in ${home}/cluster does not know the password in ${home}/access.json: the two come from different copies. Restore both from the same backup, or move ${home} away to start with an empty database.`,
  ],
  [
    /cannot execute|error while loading shared libraries|Exec format error|not found \(required by/i,
    () =>
      'The PostgreSQL that npm installed does not run on this system. Install PostgreSQL 18 yourself and set DATABASE_URL=postgresql://user:password@host/database.',
  ],
]

/**
 * What PostgreSQL's own words mean for the person who started Marquee.
 * @returns {Plain | null} null when it is none of the known reasons
 */
export function explain(output, home) {
  const reason = REASONS.find(([pattern]) => pattern.test(output))
  return reason ? new Plain(reason[1](home)) : null
}

export const lastLines = (text, count) => text.trim().split('\n').slice(-count).join('\n')
