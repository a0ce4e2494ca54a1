/** Written into postgresql.conf when the data directory is made; the file's owner may change them. */
const DEFAULTS = {
  // Two cores and a laptop: enough cache for the hot tables, memory is touched only when used.
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Twenty servers on one data directory; a slot that nobody uses costs some 20 KB.
  max_connections: '300',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  // Compiling a query costs more than running it where every query is short.
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** For tests: a crash of the machine may lose everything, so nothing waits for the disk; and little is kept, it may be memory. */
const THROW_AWAY = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_wal_size: '512MB',
}

export const initialSettings = (throwAway: boolean): string[] =>
  Object.entries({ ...DEFAULTS, ...(throwAway ? THROW_AWAY : {}) }).flatMap(([name, value]) => [
    '--set',
    `${name}=${value}`,
  ])

/**
 * Ours at every start, whatever the file says: no TCP port, one socket in a closed directory, and a log without the
 * statements that failed: the program tells of those itself, and they may hold people's data.
 */
export const startSettings = (socketDirectory: string): string[] =>
  Object.entries({
    listen_addresses: '',
    port: String(SOCKET_PORT),
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'log',
    log_checkpoints: 'off',
    cluster_name: 'aftersale',
    // A statement of a killed process ends, and frees its locks, instead of running to the end for nobody.
    client_connection_check_interval: '2s',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** Only names the socket file; nothing listens on a network. */
export const SOCKET_PORT = 5432
