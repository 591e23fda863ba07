import { SOCKET_PORT } from './socket-dir.ts';

/** Right for a small server of 1 GB and up; a newsroom that outgrows them brings its own PostgreSQL. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: String(SOCKET_PORT),
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  // Solid-state disks: reading at random costs about as much as reading in order.
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
  log_checkpoints: 'off',
  // A statement can hold what a newsroom keeps to itself; it does not belong in a log.
  log_min_error_statement: 'panic',
};

const DURABLE: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

const DISPOSABLE: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

/** Arguments of `postgres`. Given at each start, so that they do not grow old in a file. */
export function serverArguments(place: { cluster: string; socketDir: string; durable: boolean }): string[] {
  const settings = {
    ...SETTINGS,
    ...(place.durable ? DURABLE : DISPOSABLE),
    // In the list of folders a comma or a space would end the name.
    unix_socket_directories: `"${place.socketDir.replaceAll('"', '""')}"`,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', place.cluster, ...options];
}
