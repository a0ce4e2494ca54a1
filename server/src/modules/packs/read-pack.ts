import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Resource } from '../../engine/index.ts'
import { type ImportTemplate, readTemplate, type TemplateRefusal } from '../intake/index.ts'

/**
 * The content that makes an empty Aftersale a retailer's: flows, rules, forms, calendars, case types, automations, words and
 * message templates to deploy, and import templates.
 */
export interface Pack {
  readonly resources: readonly Resource[]
  readonly messages: readonly Resource[]
  readonly caseTypes: readonly Resource[]
  readonly roles: readonly Resource[]
  readonly automations: readonly Resource[]
  readonly words: readonly Resource[]
  readonly templates: readonly ImportTemplate[]
  /** The files of the import templates. */
  readonly templateFiles: readonly Resource[]
  /** SHA-256 over the names and contents of all its files, in hex. */
  readonly digest: string
}

export type PackRefusal =
  | TemplateRefusal
  | { readonly code: 'packs.not-readable' | 'packs.empty'; readonly folder: string }
  | { readonly code: 'packs.not-text'; readonly resource: string }
  | { readonly code: 'packs.template-twice'; readonly template: string; readonly resources: readonly string[] }

const DEPLOYED = /\.(bpmn|dmn|form|calendar\.json)$/
const MESSAGE = /\.message\.json$/
const CASE_TYPE = /\.case-type\.json$/
const ROLE = /\.role\.json$/
const AUTOMATION = /\.automation\.json$/
const WORDS = /\.words\.json$/
const TEMPLATE = /\.import\.json$/
const FILES = [DEPLOYED, MESSAGE, CASE_TYPE, ROLE, AUTOMATION, WORDS, TEMPLATE]

/** Reads a pack's folder and the folders in it. What is in the files is checked when they are deployed. */
export async function readPack(folder: string): Promise<Result<Pack, PackRefusal>> {
  const names = await fileNames(folder)
  if (names === null) return refuse({ code: 'packs.not-readable', folder })
  const resources: Resource[] = []
  const messages: Resource[] = []
  const caseTypes: Resource[] = []
  const roles: Resource[] = []
  const automations: Resource[] = []
  const words: Resource[] = []
  const templateFiles: Resource[] = []
  const templates: ImportTemplate[] = []
  const listed = [
    [MESSAGE, messages],
    [CASE_TYPE, caseTypes],
    [ROLE, roles],
    [AUTOMATION, automations],
    [WORDS, words],
  ] as const
  for (const name of names.filter((one) => FILES.some((kind) => kind.test(one)))) {
    const content = textOf(await readFile(join(folder, name)))
    if (content === null) return refuse({ code: 'packs.not-text', resource: name })
    if (!TEMPLATE.test(name)) {
      const [, files = resources] = listed.find(([kind]) => kind.test(name)) ?? []
      files.push({ name, content })
      continue
    }
    const template = readTemplate(name, content)
    if (!template.ok) return template
    const other = templates.findIndex((one) => one.name === template.value.name)
    if (other !== -1) {
      const both = [templateFiles[other]?.name ?? '', name]
      return refuse({ code: 'packs.template-twice', template: template.value.name, resources: both })
    }
    templateFiles.push({ name, content })
    templates.push(template.value)
  }
  const files = [...resources, ...messages, ...caseTypes, ...roles, ...automations, ...words, ...templateFiles]
  if (files.length === 0) return refuse({ code: 'packs.empty', folder })
  const digest = hash('sha256', JSON.stringify(files))
  return accept({ resources, messages, caseTypes, roles, automations, words, templates, templateFiles, digest })
}

/** The text of a file in UTF-8, without the mark that some editors put before it; null where it is none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

async function fileNames(folder: string): Promise<string[] | null> {
  try {
    return (await readdir(folder, { recursive: true })).sort()
  } catch {
    return null
  }
}
