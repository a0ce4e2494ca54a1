import { doctor } from './doctor.ts'
import type { Command, CommandGroup } from './frame/index.ts'
import { test } from './test.ts'

/** Every command, in the order that help lists them. */
export const commands: readonly (Command | CommandGroup)[] = [doctor, test]
