import { type Result, refuse } from '@aftersale/kernel'
import { type DecisionProblem, problemAt } from '../model/problem.ts'
import type { ProblemFacts } from '../model/problem-facts.ts'
import { readXml, type XmlRefusal } from '../xml/read-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'

function xmlFacts({ code, detail }: XmlRefusal): ProblemFacts {
  if (code === 'xml.malformed') return { code: 'dmn.xml-malformed', detail }
  if (code === 'xml.doctype') return { code: 'dmn.xml-doctype' }
  return { code: 'dmn.xml-too-big', detail }
}

/** A DMN document as a tree; a text that is no XML is a problem like any other of a model. */
export function readDocument(xml: string): Result<XmlElement, DecisionProblem> {
  const tree = readXml(xml)
  return tree.ok ? tree : refuse(problemAt({ position: tree.refusal.position }, xmlFacts(tree.refusal)))
}
