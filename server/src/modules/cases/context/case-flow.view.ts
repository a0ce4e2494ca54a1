import type { Answer, Language, routes } from '@aftersale/contract'
import { complete, drawSvg, readDiagram } from '@aftersale/diagram'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { findCase } from '../case.view.ts'
import type { CaseSight } from '../sight/case-sight.ts'

/** Pictures of flows: a version never changes, and companies have few. */
const pictures = new Map<string, string>()
const PICTURES_MOST = 200

/** The flow of a case as a picture, with where the case stands in it. The picture says no more than a drawing on a wall. */
export async function readCaseFlow(
  database: Database,
  engine: Engine,
  ask: { readonly case: string; readonly language: Language; readonly sight: CaseSight },
): Answer<typeof routes.getCaseFlow> {
  const row = await findCase(database, ask.case, ask.sight)
  if (row === undefined) return refuse({ code: 'cases.not-found' })
  const [history, instance] = await Promise.all([
    engine.history(database, row.instance_id),
    engine.operations.instance(database, row.instance_id),
  ])
  if (history === null || instance === null) return refuse({ code: 'cases.flow-forgotten' })
  const { key, version } = history.process
  const name = `${key} ${version} ${ask.language}`
  const svg = pictures.get(name) ?? (await draw(database, engine, { key, version }, ask.language))
  if (svg === null) return refuse({ code: 'cases.flow-forgotten' })
  if (pictures.size >= PICTURES_MOST) pictures.clear()
  pictures.set(name, svg)
  return accept({
    svg,
    at: [...new Set(instance.visits.map(({ element }) => element))],
    been: [...new Set(history.entries.map(({ element }) => element))],
    stopped: [...new Set(history.incidents.map(({ element }) => element))],
  })
}

async function draw(
  database: Database,
  engine: Engine,
  { key, version }: { readonly key: string; readonly version: number },
  language: Language,
): Promise<string | null> {
  const found = await engine.operations.version(database, key, version)
  if (found === null) return null
  const read = readDiagram(found.xml)
  if (!read.ok) throw new Error(`expected the deployed flow ${key} to be a BPMN document`)
  return drawSvg(complete(read.value).diagram, { language, scheme: 'auto' })
}
