import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

/** An account without rights that every Linux has. */
export const NOBODY = 65_534

/**
 * Whether this process may start programs of the project under another account: it is root, and the project does not lie
 * beneath a folder that is closed to others, as one that mktemp makes.
 */
export const canActAsNobody =
  process.getuid?.() === 0 &&
  spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$1"', PROGRAM, process.execPath], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
  }).status === 0
