import { editFlow, type PlainEdit, type PlainFlow, readPlainFlow } from '../src/index.ts'

/** More random edits: `AFTERSALE_MODELLING_RUNS=1000`. */
export const RUNS = Number(process.env['AFTERSALE_MODELLING_RUNS'] ?? 18)

/** The cards of a file that can be read. */
export async function read(xml: string): Promise<PlainFlow> {
  const answer = await readPlainFlow(xml)
  if (!answer.ok) throw new Error(answer.refusal.message.en)
  return answer.value
}

/** A file after an edit that is not refused. */
export async function edited(xml: string, edit: PlainEdit): Promise<string> {
  const answer = await editFlow(xml, edit)
  if (!answer.ok) throw new Error(answer.refusal.message.en)
  return answer.value.xml
}
