import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Library,
  type Resource,
  readScenario,
  readTrialVersion,
  runScenario,
  type TrialVersion,
} from '../src/index.ts'
import { MONDAY, pastOf } from './past.ts'

const PACK = join(import.meta.dirname, '../../../pack/retail')
const SCENARIOS = join(PACK, 'scenarios')
const ZONE = 'Asia/Shanghai'

const fileOf = (name: string): Resource => ({ name, content: readFileSync(join(PACK, name), 'utf8') })

/** A flow of the retail pack, its rules and the calendars; `changed` are read in place of those. */
export function packFiles(flow: string, changed: readonly Resource[] = []): readonly Resource[] {
  const drawn = fileOf(`${flow}.bpmn`)
  const named = [...drawn.content.matchAll(/ decisionId="([^"=]+)"/g)].map(([, name]) => name ?? '')
  const rules = new Set(named.map((name) => `${name.replace(/-judgement$/, '')}.dmn`))
  const others = readdirSync(PACK).filter((name) => rules.has(name) || name.endsWith('.calendar.json'))
  const isChanged = ({ name }: Resource) => changed.some((one) => one.name === name)
  return [drawn, ...others.map(fileOf)].filter((one) => !isChanged(one)).concat(changed)
}

/** Files as a library: a definition is in the file that is called like it, or has its id. */
function libraryOf(all: readonly Resource[]): Library {
  const idOf = { process: '<bpmn:process id=', decision: '<decision id=', form: '"id": ', calendar: '"id": ' }
  return { all, find: (kind, key) => all.find(({ content }) => content.includes(`${idOf[kind]}"${key}"`)) ?? null }
}

export async function versionOf(files: readonly Resource[], flow: string): Promise<TrialVersion> {
  const read = await readTrialVersion(libraryOf(files), flow, MONDAY, { zone: ZONE, calendars: new Map() })
  if (!read.ok) throw new Error(read.refusal.problems.map(({ message }) => message.en).join('\n'))
  return read.value
}

/** The written scenarios of a flow of the pack, as if each had been a case. */
export async function pastCases(flow: string) {
  const files = packFiles(flow)
  const names = readdirSync(join(SCENARIOS, flow)).sort()
  return Promise.all(
    names.map(async (name) => {
      const scenario = readScenario(JSON.parse(readFileSync(join(SCENARIOS, flow, name), 'utf8')))
      if (!scenario.ok) throw new Error(`expected ${name} to be a scenario`)
      const outcome = await runScenario(scenario.value, { files, more: [], now: MONDAY, zone: ZONE })
      return { name: name.replace('.json', ''), ...pastOf(outcome, { id: name.replace('.json', '') }) }
    }),
  )
}
