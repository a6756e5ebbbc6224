/**
 * How the embedded server runs. Small enough to sit idle beside everything else, ready for imports and
 * fan-outs of a million rows: few checkpoints, enough memory to build an index or sort in one go.
 */
const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  shared_buffers: '160MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Nothing replicates from a server that lives inside one project; the least WAL is the quickest bulk load.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  idle_in_transaction_session_timeout: '5min',
}

/** For tests: nothing has to outlive a power cut, but a commit does outlive a kill of the server. */
const THROWAWAY = { fsync: 'off', full_page_writes: 'off', max_connections: 100 }

/**
 * @param {{ port: number, throwaway?: boolean }} options
 * @returns {string[]} `-c name=value` for the server's command line
 */
export function settings({ port, throwaway = false }) {
  return Object.entries({ ...COMMON, ...(throwaway ? THROWAWAY : {}), port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
}
