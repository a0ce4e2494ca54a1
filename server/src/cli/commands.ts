import { benchCommands } from './bench.ts'
import { calcCommands } from './calc.ts'
import { caseCommands } from './case.ts'
import { conformanceCommands } from './conformance.ts'
import { decide } from './decide.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { feel } from './feel.ts'
import type { Command, CommandGroup } from './frame/index.ts'
import { importCommand } from './import.ts'
import { ledgerCommands } from './ledger.ts'
import { processCommands } from './process.ts'
import { sandbox } from './sandbox.ts'
import { screenshots } from './screenshots.ts'
import { simulate } from './simulate.ts'
import { start } from './start.ts'
import { test } from './test.ts'
import { trial } from './trial.ts'

/** Every command, in the order that help lists them. */
export const commands: readonly (Command | CommandGroup)[] = [
  start,
  demo,
  importCommand,
  caseCommands,
  ledgerCommands,
  feel,
  decide,
  processCommands,
  calcCommands,
  sandbox,
  simulate,
  trial,
  screenshots,
  doctor,
  test,
  conformanceCommands,
  benchCommands,
]
