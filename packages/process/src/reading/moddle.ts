import { BpmnModdle } from 'bpmn-moddle'
import { dialect } from './dialect.ts'

/** Reads, makes and writes the elements of BPMN 2.0 with those of our dialect; what it does not know it keeps as it is. */
export const moddle = new BpmnModdle(dialect)
