import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Resource } from '../../engine/index.ts'
import { type ImportTemplate, readTemplate, type TemplateRefusal } from '../intake/index.ts'

/** The content that makes an empty Aftersale a retailer's: flows, rules and forms to deploy, and import templates. */
export interface Pack {
  readonly resources: readonly Resource[]
  readonly templates: readonly ImportTemplate[]
  /** SHA-256 over the names and contents of all its files, in hex. */
  readonly digest: string
}

export type PackRefusal = TemplateRefusal | { readonly code: 'packs.not-readable'; readonly folder: string }

const DEPLOYED = /\.(bpmn|dmn|form)$/
const TEMPLATE = /\.import\.json$/

/** Reads a pack's folder and the folders in it. What is in the files is checked when they are deployed. */
export async function readPack(folder: string): Promise<Result<Pack, PackRefusal>> {
  const names = await fileNames(folder)
  if (names === null) return refuse({ code: 'packs.not-readable', folder })
  const read = (name: string) => readFile(join(folder, name), 'utf8').then((content) => ({ name, content }))
  const resources = await Promise.all(names.filter((name) => DEPLOYED.test(name)).map(read))
  const templateFiles = await Promise.all(names.filter((name) => TEMPLATE.test(name)).map(read))
  const templates: ImportTemplate[] = []
  for (const { name, content } of templateFiles) {
    const template = readTemplate(name, content)
    if (!template.ok) return template
    templates.push(template.value)
  }
  const digest = hash('sha256', JSON.stringify([...resources, ...templateFiles]))
  return accept({ resources, templates, digest })
}

async function fileNames(folder: string): Promise<string[] | null> {
  try {
    return (await readdir(folder, { recursive: true })).sort()
  } catch {
    return null
  }
}
