import { layOut, writeDiagram } from '@aftersale/diagram'
import type { Context, Report } from '../frame/index.ts'
import { decodeToRewrite } from './decode-model.ts'
import { diagramIn } from './read-diagram-file.ts'
import { atLeastOne, readModelBytes } from './read-resources.ts'
import { replaceFile } from './replace-file.ts'

type LayoutCommand = Context & { readonly arguments: { readonly files: readonly string[] } }

/** Lays every flow out anew and keeps that in its file. All are read before the first is written. */
export async function layOutFiles(context: LayoutCommand): Promise<Report> {
  const laid = await layOutAll(atLeastOne(context.arguments.files))
  return {
    document: { files: laid.map(({ file, elements, isChanged }) => ({ file, elements, changed: isChanged })) },
    lines: laid.map(({ file, elements, isChanged }) =>
      isChanged
        ? context.in({
            en: `✓ ${file}: ${elements} elements laid out`,
            'zh-CN': `✓ ${file}：已排列 ${elements} 个节点`,
          })
        : context.in({ en: `· ${file}: laid out already`, 'zh-CN': `· ${file}：已是排列好的` }),
    ),
  }
}

export interface LaidOutFile {
  readonly file: string
  readonly elements: number
  readonly isChanged: boolean
}

export async function layOutAll(files: readonly string[]): Promise<LaidOutFile[]> {
  const laid = await Promise.all(
    files.map(async (file) => {
      const bytes = await readModelBytes(file)
      const before = decodeToRewrite(file, bytes)
      const { flow } = diagramIn(file, before)
      const written = writeDiagram(before, layOut(flow))
      if (!written.ok) throw new Error(`expected ${file} to be read again, got ${written.refusal.reason.en}`)
      return {
        file,
        elements: flow.elements.size,
        text: written.value,
        isChanged: !Buffer.from(written.value).equals(bytes),
      }
    }),
  )
  for (const { file, text, isChanged } of laid) if (isChanged) await replaceFile(file, text)
  return laid.map(({ file, elements, isChanged }) => ({ file, elements, isChanged }))
}
