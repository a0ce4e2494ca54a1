import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDERS = ['pack/retail', 'docs/scenarios']

/** Every flow that comes with the product, by its file name. */
export const packFlows: Readonly<Record<string, string>> = Object.fromEntries(
  FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => [name, readFileSync(join(ROOT, folder, name), 'utf8')] as const),
  ),
)

export const flow = (name: string): string => {
  const xml = packFlows[name]
  if (xml === undefined) throw new Error(`expected a flow ${name} in the pack`)
  return xml
}
