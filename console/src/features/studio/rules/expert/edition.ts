const EDITIONS = [
  '20151101/dmn.xsd',
  '20180521/MODEL/',
  '20191111/MODEL/',
  '20211108/MODEL/',
  '20230324/MODEL/',
] as const

/** The edition that the modeler reads, DMN 1.3. */
const READ = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
const READ_DIAGRAM = 'https://www.omg.org/spec/DMN/20191111/DMNDI/'
const MODEL = new RegExp(
  `https?://www\\.omg\\.org/spec/DMN/(?:${EDITIONS.map((one) => one.replace('.', '\\.')).join('|')})`,
  'g',
)
const DIAGRAM = /https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/DMNDI\//g

export interface InEdition {
  readonly xml: string
  /** What the modeler wrote, in the edition that the file was in. */
  readonly back: (written: string) => string
}

/**
 * A file as one of the edition that the modeler reads: the editions differ by name and by what was added, so that a file
 * without additions is the same in each. Whether it is one of those must be seen by what the modeler writes.
 */
export function inReadEdition(xml: string): InEdition {
  const model = xml.match(MODEL)?.find((name) => name !== READ)
  const diagram = xml.match(DIAGRAM)?.find((name) => name !== READ_DIAGRAM)
  return {
    xml: xml.replaceAll(MODEL, READ).replaceAll(DIAGRAM, READ_DIAGRAM),
    back: (written) => {
      const named = model === undefined ? written : written.replaceAll(READ, model)
      return diagram === undefined ? named : named.replaceAll(READ_DIAGRAM, diagram)
    },
  }
}
