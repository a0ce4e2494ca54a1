import type { RouteHandler } from '@aftersale/contract'
import type { Engine, JobHandlers } from '../src/engine/index.ts'
import { caseRoutes, projectCases } from '../src/modules/cases/index.ts'
import { type ClockSetup, followFlows } from '../src/modules/clocks/index.ts'
import type { Database } from '../src/platform/database.ts'
import { apiProgram } from './api-program.ts'
import { endEvent, flows, processAround, processFile, startEvent, userTask } from './bpmn-text.ts'
import { dmnFile } from './dmn-text.ts'
import { deploy, engineWith } from './engine.ts'
import { valueOf } from './http-server.ts'

/** How much a case presses: by its field `amount`, and not at all above 9,000. */
const PRESSING = dmnFile(`
  <inputData id="request-data" name="request"><variable name="request"/></inputData>
  <decision id="pressing" name="Pressing"><variable name="pressing"/>
    <informationRequirement><requiredInput href="#request-data"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression typeRef="number"><text>request.amount</text></inputExpression></input>
      <output name="priority"/>
      <rule><inputEntry><text>&gt; 9000</text></inputEntry><outputEntry><text>null</text></outputEntry></rule>
      <rule><inputEntry><text>&gt; 100</text></inputEntry><outputEntry><text>"urgent"</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
    </decisionTable>
  </decision>`)

const BY_MESSAGE = `<bpmn:startEvent id="Start" name="Start"><bpmn:messageEventDefinition id="D" messageRef="M"/></bpmn:startEvent>`

const FILES = {
  'talk.bpmn': processAround('talk', userTask('T')),
  'brief.bpmn': processFile('brief', startEvent(), endEvent(), flows('Start', 'End')),
  'heard.bpmn': processFile('heard', BY_MESSAGE, endEvent(), flows('Start', 'End')).replace(
    '<bpmn:process',
    '<bpmn:message id="M" name="heard"/><bpmn:process',
  ),
  'pressing.dmn': PRESSING,
}

/** A case type that anybody may use: no fields, no subject, the flow `brief`. */
export const caseType = (key: string, more: object = {}) => ({
  key,
  name: { en: `Type ${key}`, 'zh-CN': `模板 ${key}` },
  process: 'brief',
  numbering: { prefix: 'T', digits: 6 },
  priority: { fixed: 'normal' },
  ...more,
})

let asked = 0
export const newKey = (): string => `k${(asked += 1)}`

/** A server with cases and what else is asked for, and a program that calls it; the engine has these handlers. */
export async function casePlace(
  more: (parts: { readonly database: Database; readonly engine: Engine }) => readonly RouteHandler[] = () => [],
  handlers: JobHandlers = {},
) {
  const clocks: ClockSetup = { engine: { calendars: (tx) => engine.calendars(tx) } }
  const { engine } = engineWith(handlers, [projectCases, followFlows(clocks)])
  const place = await apiProgram(({ database }) => [...caseRoutes({ database, engine }), ...more({ database, engine })])
  const { database, program } = place
  await deploy(database, engine, FILES)
  const put = async (...documents: readonly object[]) =>
    valueOf(
      await program.putCaseTypes({
        body: { items: documents.map((document) => ({ key: newKey(), document: document as never })) },
      }),
    ).items
  return {
    ...place,
    engine,
    put,
    /** Deploys a type that must be deployable. */
    type: async (key: string, more: object = {}) => {
      const [outcome] = await put(caseType(key, more))
      if (!outcome?.done) throw new Error(`expected ${key} to be deployed, got ${JSON.stringify(outcome?.refusal)}`)
      return outcome.done
    },
    open: async (...items: readonly object[]) =>
      valueOf(
        await program.openCases({
          body: { items: items.map((item) => ({ key: newKey(), source: 'shop', ...item }) as never) },
        }),
      ).items,
  }
}
