import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { complete, drawSvg } from '@aftersale/diagram'
import { type Context, Failure, type Language, type Report } from '../frame/index.ts'
import { layOutAll } from './lay-out-files.ts'
import { diagramIn } from './read-diagram-file.ts'
import { atLeastOne, readModelText } from './read-resources.ts'
import { replaceFile } from './replace-file.ts'

type DrawCommand = Context & {
  readonly arguments: { readonly files: readonly string[] }
  readonly options: { readonly out: string | undefined; readonly layout: boolean }
}

interface DrawnFile {
  readonly file: string
  readonly svg: string
  readonly text: string
  readonly elements: number
  readonly isLaidOut: boolean
  readonly left: readonly string[]
}

/** Draws every flow into an SVG file of its own, in the language of the run. All are read before the first is written. */
export async function drawFiles(context: DrawCommand): Promise<Report> {
  const { options, language } = context
  const files = atLeastOne(context.arguments.files)
  refuseSameTarget(files, options.out, language)
  if (options.layout) await layOutAll(files)
  const drawn = await Promise.all(files.map((file) => drawFile(file, targetOf(file, options.out, language), language)))
  if (options.out !== undefined) await mkdir(options.out, { recursive: true })
  for (const { svg, text } of drawn) await replaceFile(svg, text)
  return {
    document: {
      files: drawn.map(({ file, svg, elements, isLaidOut, left }) => ({
        file,
        svg,
        elements,
        laidOut: isLaidOut,
        left,
      })),
    },
    lines: drawn.flatMap((one) => linesOf(one, context)),
  }
}

/** `return.bpmn` is drawn into `return.svg`, in Chinese into `return.zh-CN.svg`: as the pages of the documentation are named. */
function targetOf(file: string, out: string | undefined, language: Language): string {
  const name = basename(file).replace(/(\.bpmn20)?\.xml$|\.bpmn2?$/i, '')
  return join(out ?? dirname(file), `${name}${language === 'en' ? '' : `.${language}`}.svg`)
}

function refuseSameTarget(files: readonly string[], out: string | undefined, language: Language): void {
  const targets = Map.groupBy(files, (file) => targetOf(file, out, language))
  for (const [target, [one, other]] of targets) {
    if (one === undefined || other === undefined) continue
    throw new Failure(
      'process.same-drawing',
      {
        en: `${one} and ${other} would both be drawn into ${target}.`,
        'zh-CN': `${one} 和 ${other} 会绘制到同一文件 ${target}。`,
      },
      { exit: 2 },
    )
  }
}

async function drawFile(file: string, svg: string, language: Language): Promise<DrawnFile> {
  const read = diagramIn(file, await readModelText(file))
  const { diagram, isLaidOut, left } = complete(read)
  const text = drawSvg(diagram, { language })
  return { file, svg, text, elements: read.flow.elements.size, isLaidOut, left: left.map(({ id }) => id) }
}

function linesOf({ file, svg, elements, isLaidOut, left }: DrawnFile, context: DrawCommand): string[] {
  const done = context.in({
    en: `✓ ${file} → ${svg}, ${elements} elements`,
    'zh-CN': `✓ ${file} → ${svg}，${elements} 个节点`,
  })
  const unplaced = context.in({
    en: `! ${file} has no drawing: this one is laid out anew. Keep it by: process layout ${file}`,
    'zh-CN': `! ${file} 中没有图形信息：本图为自动排列。如需保存：process layout ${file}`,
  })
  const missing = context.in({
    en: `! ${file}: not drawn, because they have no place: ${left.join(', ')}. Give them one by: process layout ${file}`,
    'zh-CN': `! ${file}：以下节点没有位置，未绘制：${left.join('、')}。可用 process layout ${file} 排列`,
  })
  return [done, ...(isLaidOut ? [unplaced] : []), ...(left.length > 0 ? [missing] : [])]
}
