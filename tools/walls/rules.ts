import type { IForbiddenRuleType } from 'dependency-cruiser'

/** Which packages each package may import: kernel ← feel ← {commerce, decision, process, form}, {decision, process, form} ← scenario; process ← diagram ← modelling; kernel ← contract. */
export const packageEdges: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  feel: ['kernel'],
  decision: ['kernel', 'feel'],
  process: ['kernel', 'feel'],
  form: ['kernel', 'feel'],
  scenario: ['kernel', 'feel', 'decision', 'process', 'form'],
  // Its tests draw and lay out what the process tests' generator writes.
  diagram: ['kernel', 'process'],
  commerce: ['kernel', 'feel'],
  // Its tests run what it has changed.
  modelling: ['kernel', 'feel', 'process', 'diagram', 'scenario'],
  contract: ['kernel'],
}

/** The server's layers from the inside outwards; each imports only what stands before it. */
const layers: readonly (readonly [string, string])[] = [
  ['platform', '^server/src/platform/'],
  ['engine', '^server/src/engine/'],
  ['modules', '^server/src/modules/'],
  ['http', '^server/src/http(\\.ts$|/)'],
  ['main', '^server/src/main\\.'],
  ['cli', '^server/src/cli/'],
]

const test = '\\.test\\.tsx?$|/test/'
const anyOf = (names: readonly string[]): string => `(${names.join('|')})`

export type Knowledge = {
  /** From ARCHITECTURE.md: for each module the modules it may enter. */
  readonly moduleEdges: ReadonlyMap<string, readonly string[]>
  /** The files that hold commands: what server/src/cli/commands.ts lists. */
  readonly commandFiles: readonly string[]
  /** Libraries that only the benchmarks declare. */
  readonly benchPeers: readonly string[]
}

export type Rule = IForbiddenRuleType & { readonly name: string; readonly comment: string }

/** The walls of the house as dependency-cruiser rules. A rule's comment is what a violator reads. */
export function rulesOf({ moduleEdges, commandFiles, benchPeers }: Knowledge): Rule[] {
  return [
    {
      name: 'resolvable',
      comment: 'the imported file or library does not exist or is not declared',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...Object.entries(packageEdges).map(
      ([name, allowed]): Rule => ({
        name: `package-direction-${name}`,
        comment: `${name} may import ${allowed.join(', ') || 'no other package'}`,
        severity: 'error',
        from: { path: `^packages/${name}/` },
        to: { path: '^packages/', pathNot: `^packages/${anyOf([name, ...allowed])}/` },
      }),
    ),
    {
      name: 'package-inwards',
      comment: 'packages know nothing of the server, the apps or the tools',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(server|console|portal|bench|tools)/' },
    },
    {
      name: 'package-pure',
      comment: 'packages run in browsers too: no node modules',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'package-door',
      comment: 'a package is entered through its index.ts alone',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/',
        pathNot: ['^packages/$1/', '^packages/[^/]+/src/index\\.ts$', '^packages/[^/]+/test/'],
      },
    },
    {
      name: 'package-door-outside',
      comment: 'a package is entered through its index.ts alone',
      severity: 'error',
      from: { pathNot: '^packages/' },
      to: { path: '^packages/', pathNot: ['^packages/[^/]+/src/index\\.ts$', '^packages/[^/]+/test/'] },
    },
    {
      name: 'package-test-help',
      comment: 'what helps to test a package helps only tests',
      severity: 'error',
      from: { pathNot: test },
      to: { path: '^packages/[^/]+/test/' },
    },
    ...layers.slice(0, -1).map(
      ([name, path], at): Rule => ({
        name: `server-direction-${name}`,
        comment: `${name} imports only what stands before it in platform ← engine ← modules ← http ← main ← cli`,
        severity: 'error',
        from: { path },
        to: { path: layers.slice(at + 1).map(([, outer]) => outer) },
      }),
    ),
    {
      name: 'module-door',
      comment: 'a module is entered through its index.ts alone',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: {
        path: '^server/src/modules/',
        pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'module-door-outside',
      comment: 'a module is entered through its index.ts alone',
      severity: 'error',
      from: { pathNot: '^server/src/modules/' },
      to: { path: '^server/src/modules/', pathNot: '^server/src/modules/[^/]+/index\\.ts$' },
    },
    ...[...moduleEdges].map(
      ([name, allowed]): Rule => ({
        name: `module-edge-${name}`,
        comment: `ARCHITECTURE.md lets ${name} enter ${allowed.join(', ') || 'no other module'}`,
        severity: 'error',
        from: { path: `^server/src/modules/${name}/` },
        to: { path: '^server/src/modules/', pathNot: `^server/src/modules/${anyOf([name, ...allowed])}/` },
      }),
    ),
    {
      name: 'server-private',
      comment: 'apps speak to the server through the contract; their tests run the real one',
      severity: 'error',
      from: { path: '^(console|portal)/', pathNot: test },
      to: { path: '^(server|bench|tools)/' },
    },
    {
      name: 'app-pure',
      comment: 'apps run in a browser: no node modules',
      severity: 'error',
      from: { path: '^(console|portal)/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'command-lazy',
      comment: 'a command file imports what it runs inside run(), or every --help loads it',
      severity: 'error',
      from: { path: `^server/src/cli/${anyOf(commandFiles)}$` },
      to: {
        path: '^(server|packages|tools|bench)/',
        pathNot: '^server/src/cli/',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'tools-apart',
      comment: 'only the test command and the test runner use tools/',
      severity: 'error',
      from: { path: '^(server|packages|console|portal|bench)/', pathNot: '^server/src/cli/test\\.ts$' },
      to: { path: '^tools/' },
    },
    {
      name: 'bench-apart',
      comment: 'only the bench command enters bench/',
      severity: 'error',
      from: { path: '^(server|packages|console|portal|tools)/', pathNot: '^server/src/cli/bench\\.ts$' },
      to: { path: '^bench/' },
    },
    {
      name: 'bench-peers',
      comment: 'peers we measure ourselves against live in bench/ only; packages may use one as a test oracle',
      severity: 'error',
      from: { pathNot: ['^bench/', test] },
      to: {
        path: `/node_modules/${anyOf([...benchPeers, 'feelin'])}/|^node_modules/${anyOf([...benchPeers, 'feelin'])}/`,
      },
    },
    {
      name: 'test-private',
      comment: 'tests are imported by nobody',
      severity: 'error',
      from: {},
      to: { path: '\\.test\\.tsx?$' },
    },
  ]
}
