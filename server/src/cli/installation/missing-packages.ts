import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Entry = {
  readonly version?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}
type Lock = { readonly packages: Readonly<Record<string, Entry>> }

/**
 * The packages that package-lock.json asks for and node_modules does not hold in that version, as npm itself noted when
 * it installed. Optional packages count where they name this machine's platform; what else is optional may be absent.
 */
export function missingPackages(root: string): string[] {
  const wanted = readLock(join(root, 'package-lock.json'))
  const noted = join(root, 'node_modules/.package-lock.json')
  const present = existsSync(noted) ? readLock(noted) : { packages: {} }
  return Object.entries(wanted.packages).flatMap(([path, entry]) => {
    if (!path.includes('node_modules/') || (entry.optional && !isForThisMachine(entry))) return []
    const there = present.packages[path]
    const same = there !== undefined && there.version === entry.version && there.integrity === entry.integrity
    return same && existsSync(join(root, path, 'package.json')) ? [] : [path.replace(/^node_modules\//, '')]
  })
}

const readLock = (file: string): Lock => JSON.parse(readFileSync(file, 'utf8'))

function isForThisMachine({ os, cpu, libc }: Entry): boolean {
  if (!os && !cpu) return false
  return allows(os, process.platform) && allows(cpu, process.arch) && (!libc || libc.includes(libcOfThisMachine()))
}

const allows = (list: readonly string[] | undefined, name: string): boolean => !list || list.includes(name)

/** musl's loader lies in /lib under its own name; glibc's never does. */
function libcOfThisMachine(): 'glibc' | 'musl' {
  return existsSync('/lib') && readdirSync('/lib').some((name) => name.startsWith('ld-musl-')) ? 'musl' : 'glibc'
}
