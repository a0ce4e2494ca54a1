import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const project = join(import.meta.dirname, '../..')

/** What the launcher may call besides node and npm; everything else of this machine is out of its sight. */
const systemPrograms = 'sh cat chmod cmp cp env ln mkdir mv ps readlink rm rmdir sleep tail uname'.split(' ')

/** A clone of what the launcher needs, on a machine of our choosing: programs, home and registry are stand-ins. */
export function makeRoom(name = 'a clone') {
  const top = mkdtempSync(join(tmpdir(), 'launcher-'))
  chmodSync(top, 0o755)
  const root = join(top, name)
  const bin = join(top, 'bin')
  for (const folder of ['bin', 'home', `${name}/server/src/cli`]) mkdirSync(join(top, folder), { recursive: true })
  cpSync(join(project, 'aftersale'), join(root, 'aftersale'))
  cpSync(join(project, 'server/src/cli/installation'), join(root, 'server/src/cli/installation'), { recursive: true })
  writeFileSync(join(root, 'server/src/cli/main.ts'), mainProgram)
  for (const program of systemPrograms) symlinkSync(pathOf(program), join(bin, program))
  const room = {
    top,
    root,
    /** Puts a program on PATH. */
    put: (program: string, text: string) => writeFileSync(join(bin, program), text, { mode: 0o755 }),
    /** Takes a program off PATH. */
    forget: (program: string) => rmSync(join(bin, program)),
    /** Removes a file that told npm what to do. */
    release: (file: string) => rmSync(join(top, file)),
    /** What package-lock.json asks for. */
    want: (version: string) => writeFileSync(join(root, 'package-lock.json'), lockOf(version)),
    /** The calls that npm received, with the Node that ran it. */
    npmCalls: () => (existsSync(join(top, 'calls')) ? readFileSync(join(top, 'calls'), 'utf8').trim().split('\n') : []),
    start: (args: readonly string[] = [], options: StartOptions = {}) => start(room, bin, args, options),
    run: async (args: readonly string[] = [], options: StartOptions = {}) => ended(start(room, bin, args, options)),
    remove: () => rmSync(top, { recursive: true, force: true }),
  }
  room.put('node', nodeOf('v20.20.2'))
  room.put('npm', npm)
  room.want('1.0.0')
  return room
}

type StartOptions = {
  readonly shell?: readonly string[]
  readonly as?: string
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number
}

function start(
  room: { top: string; root: string },
  bin: string,
  args: readonly string[],
  options: StartOptions,
): ChildProcess {
  const [program = '', ...rest] = [...(options.shell ?? []), options.as ?? join(room.root, 'aftersale'), ...args]
  return spawn(program, rest, {
    cwd: options.cwd ?? room.top,
    env: { PATH: bin, HOME: join(room.top, 'home'), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
}

export async function ended(child: ChildProcess) {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject)
  child.on('close', resolve)
  child.stdin?.end('from stdin')
  return { code: await promise, out, err }
}

function pathOf(program: string): string {
  const found = (process.env['PATH'] ?? '').split(delimiter).find((folder) => existsSync(join(folder, program)))
  if (!found) throw new Error(`This machine has no ${program}, which the launcher needs.`)
  return join(found, program)
}

/** Stands in for a Node of some version; it runs programs with the Node that runs the tests. */
export const nodeOf = (version: string): string => `#!/bin/sh
[ "$1" = -v ] && { echo ${version}; exit; }
exec '${process.execPath}' "$@"
`

/**
 * Stands in for npm and its registry. It notes its calls, then does what npm would leave on the disk, unless a file of
 * that name in the room's top folder tells it otherwise.
 */
const npm = `#!/bin/sh
top=$HOME/..
echo "$(node -v) $*" >>"$top/calls"
[ ! -f "$top/npm-fails-with" ] || { cat "$top/npm-fails-with" >&2; exit 1; }
case $* in
  *@24*)
    for package in "$@"; do case $package in node-*@24) break ;; esac; done
    mkdir -p "node_modules/\${package%@24}/bin"
    cp "$top/node-24" "node_modules/\${package%@24}/bin/node"
    ;;
  *)
    mkdir -p node_modules/left
    echo '{}' >node_modules/left/package.json
    while [ -f "$top/npm-hangs" ]; do sleep 0.05; done
    mkdir -p node_modules/right
    echo '{}' >node_modules/right/package.json
    [ -f "$top/npm-leaves-something-out" ] || cp package-lock.json node_modules/.package-lock.json
    ;;
esac
`

const mainProgram = `
import { readFileSync } from 'node:fs'
const args: string[] = process.argv.slice(2)
if (args[0] === 'wait') {
  process.on('SIGTERM', () => process.exit(43))
  setInterval(() => undefined, 1000)
  console.log('waiting')
} else {
  console.log(JSON.stringify({ args, stdin: readFileSync(0, 'utf8'), cwd: process.cwd() }))
  process.exitCode = Number(args[0] ?? 0)
}
`

/** Two libraries of a version, and one that is not for this machine. */
export const lockOf = (version: string): string =>
  JSON.stringify({
    packages: {
      '': { name: 'room' },
      'node_modules/left': { version },
      'node_modules/right': { version },
      'node_modules/elsewhere': { version, optional: true, os: ['plan9'] },
    },
  })
