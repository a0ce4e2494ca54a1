import type { Result } from '@aftersale/kernel'
import { accept } from '@aftersale/kernel'
import { chooseTemplate, type TemplateChoiceRefusal } from './choose-template.ts'
import { type FileRefusal, openTable } from './reading/index.ts'
import type { ImportTemplate } from './template.ts'

/** Looks at a file's header only: says at once what is wrong with an upload, and which template reads it. */
export async function recogniseTable(
  path: string,
  name: string,
  templates: readonly ImportTemplate[],
  templateName: string | undefined,
): Promise<Result<ImportTemplate, FileRefusal | TemplateChoiceRefusal>> {
  const opened = await openTable(path, { name })
  if (!opened.ok) return opened
  const chosen = chooseTemplate(templates, { header: opened.value.header, name }, templateName)
  await opened.value.close()
  return chosen.ok ? accept(chosen.value.template) : chosen
}
