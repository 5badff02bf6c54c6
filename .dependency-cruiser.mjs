/**
 * The rooms and what each may import, as `docs/architecture.md` tells it. Whatever a room's list does not name is
 * refused, so a new package or a new path needs a line here first.
 */

const ownDoors = '^functions/(http|workflow|storage|stream|schedule)/';

/** `room` may import only what matches one of `allowed`. */
const only = (name, comment, room, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: room },
  to: { pathNot: allowed },
});

/** The same for a room that may also use what Node brings along. */
const onlyAndNode = (...rule) => {
  const { to, ...rest } = only(...rule);
  return { ...rest, to: { ...to, dependencyTypesNot: ['core'] } };
};

/** A package from the registry, however deep its entry file lies. */
const npm = (...names) => `node_modules/(?:${names.join('|')})/`;

const hashing = '^shared/domain/(canonical|determined-report|report-id|manifest|manifest-tree)\\.ts$';
const realFileType = '^shared/domain/real-file-type\\.ts$';
const knowsKeys = '(?:first-officer\\.ts$|invariants/)';
/** Adapters that meet services and never the local disk. */
const withoutDisk =
  '^shared/adapters/(?!letter/|spreadsheet/|workbook/|s3-import-files\\.ts$|outbound-call\\.ts$|request-signature\\.ts$)';
const service = '(?:dynamo|s3|sfn|kms|https?|oidc)';

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Two files that need each other to run are one file, or hide a third. Types may look at each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dead-end',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'named-in-package-json',
      comment: 'A package that only happens to lie in node_modules is gone with the next install.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'deployed-code-needs-deployed-packages',
      comment:
        'What a function bundles is a dependency; what builds, checks or imitates is a dev dependency.',
      severity: 'error',
      from: { path: '^(shared|functions|web)/', pathNot: '^web/render-pages\\.tsx$' },
      to: { dependencyTypes: ['npm-dev', 'npm-optional'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'one-machine-and-benchmarks-stand-alone',
      comment: 'The runner reads the template; the product does not know that the runner exists.',
      severity: 'error',
      from: { path: '^(shared|functions|infra|web)/' },
      to: { path: '^(local|bench)/' },
    },

    only(
      'domain',
      'Pure rules: no AWS, no input or output, no clock, no HTTP words.',
      `^shared/domain/(?!(?:canonical|determined-report|report-id|manifest|manifest-tree|real-file-type)\\.ts$)`,
      ['^shared/domain/', npm('zod')],
    ),
    only('domain-hashing', 'Hashing and checking a signature are pure.', hashing, [
      '^shared/domain/',
      npm('zod'),
      '^(node:)?crypto$',
    ]),
    only('domain-real-file-type', 'Magic bytes are known by a library.', realFileType, [npm('file-type')]),
    only('contract', 'What infra, functions and pages agree on: no SDK, no CDK.', '^shared/contract/', [
      '^shared/(contract|domain)/',
      npm('zod'),
    ]),
    only('ports', 'Needs from outside, in domain words.', '^shared/ports/', ['^shared/(ports|domain)/']),
    {
      name: 'ports-run-nothing',
      comment: 'A port is a type.',
      severity: 'error',
      from: { path: '^shared/ports/' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    only('usecases', 'Load, decide, save: no SDK, no adapter.', '^shared/usecases/', [
      '^shared/(usecases|domain|ports|contract)/',
      npm('zod'),
    ]),
    only(
      'adapter-of-import-files',
      'Files on their way between a bucket and the local disk.',
      '^shared/adapters/s3-import-files\\.ts$',
      [
        '^shared/(adapters|ports|domain|contract)/',
        npm('@aws-sdk', '@smithy'),
        '^(node:)?(fs|path|stream)(/|$)',
      ],
    ),
    only('adapter-of-letters', 'Sets text on paper: no service, no disk.', '^shared/adapters/letter/', [
      '^shared/(adapters/letter|ports|domain)/',
      npm('pdfkit', '@types/pdfkit'),
    ]),
    only(
      'outbound-call',
      'Speaks to other offices, and reads nothing.',
      '^shared/adapters/outbound-call\\.ts$',
      ['^(node:)?(buffer|dns|http|https|net)(/|$)'],
    ),
    only('request-signature', 'Signs what is sent.', '^shared/adapters/request-signature\\.ts$', [
      '^shared/domain/',
      npm('http-message-signatures'),
      '^(node:)?(buffer|crypto)(/|$)',
    ]),
    only('adapters', 'Rows and SDK errors translated: no use case.', withoutDisk, [
      '^shared/(adapters|ports|domain|contract)/',
      npm('@aws-sdk', '@aws-crypto', '@smithy', 'zod'),
      '^(node:)?(crypto|buffer|stream|util|zlib)(/|$)',
    ]),
    only(
      'adapters-of-spreadsheets',
      'Files on the local disk, and no service.',
      '^shared/adapters/spreadsheet/',
      [
        '^shared/(adapters/spreadsheet|ports|domain)/',
        npm('csv-parse', 'saxes', 'yauzl', '@types/yauzl'),
        '^(node:)?(buffer|fs|zlib)(/|$)',
      ],
    ),
    only(
      'adapters-of-workbooks',
      'Written to the local disk; what comes back is read as any spreadsheet is.',
      '^shared/adapters/workbook/',
      [
        '^shared/(adapters/(workbook|spreadsheet)|ports|domain)/',
        npm('yauzl', 'yazl', '@types/yauzl', '@types/yazl'),
        '^(node:)?(buffer|fs|stream)(/|$)',
      ],
    ),
    {
      name: 'one-adapter-knows-no-other',
      severity: 'error',
      from: { path: `^shared/adapters/${service}-` },
      to: { path: `^shared/adapters/${service}-` },
    },

    only('edge', 'The doors.', '^functions/edge/(?!wiring/)', [
      '^functions/edge/',
      '^shared/(contract|domain|ports|usecases)/',
      npm(
        '@middy',
        '@aws-lambda-powertools',
        '@aws-sdk/(?:util|client)-dynamodb',
        '@types/aws-lambda',
        'zod',
      ),
      '^(node:)?timers/promises$',
    ]),
    {
      name: 'edge-calls-no-service',
      comment: 'A door may know the form of a stream record; clients are made in the wiring.',
      severity: 'error',
      from: { path: '^functions/edge/(?!wiring/)' },
      to: { path: npm('@aws-sdk/client-[a-z0-9-]+'), dependencyTypesNot: ['type-only'] },
    },
    only('wiring-of-letters', 'Fonts lie beside the bundle.', '^functions/edge/wiring/letter-press\\.ts$', [
      '^shared/(adapters/letter|contract|ports)/',
      '^(node:)?fs$',
    ]),
    only('wiring', 'The one place where ports meet adapters.', '^functions/edge/wiring/(?!letter-press)', [
      '^functions/edge/(wiring/|read-environment\\.ts|clock\\.ts|pause\\.ts)',
      '^shared/',
      npm('@aws-sdk', '@aws-crypto', '@smithy', 'zod'),
      '^(node:)?crypto$',
    ]),
    only('functions', 'Parse, call, respond: everything else stands behind the edge.', ownDoors, [
      '^functions/edge/',
      '^shared/(usecases|domain|contract)/',
    ]),

    onlyAndNode('infra', 'Resources and grants: no rule, no handler.', '^infra/', [
      '^infra/',
      '^shared/contract/',
      '^shared/policy/',
      npm('aws-cdk-lib', 'constructs', 'cdk-nag', 'esbuild', 'openapi-typescript', 'zod'),
    ]),
    onlyAndNode('local', 'Reads the synthesised template: no second wiring.', `^local/(?!${knowsKeys})`, [
      '^local/',
      '^shared/(contract|domain|policy)/',
      npm('zod', 'jose', 'jsonata', 'croner', 'esbuild', 'http-message-signatures', '@aws-sdk'),
    ]),
    onlyAndNode(
      'local-as-an-operator',
      'Reads and writes stored items as an operator would, by the adapters that know their keys.',
      `^local/${knowsKeys}`,
      ['^local/', '^shared/(contract|domain|policy|ports|adapters)/', npm('@aws-sdk', 'zod')],
    ),
    only(
      'web',
      'Pages know the contract and the shapes, and run in a browser.',
      '^web/(?!render-pages\\.tsx$)',
      [
        '^web/',
        '^shared/(contract|domain)/',
        npm('zod', 'preact', 'idb', 'oauth4webapi', 'openapi-fetch', 'uqr'),
      ],
    ),
    only('web-rendered', 'Draws the pages as files, once, when they are built.', '^web/render-pages\\.tsx$', [
      '^web/',
      '^shared/domain/',
      npm('preact', 'preact-render-to-string'),
    ]),
    {
      name: 'pages-run-nowhere-else',
      severity: 'error',
      from: { pathNot: '^(web|test|bench)/' },
      to: { path: '^web/' },
    },
    {
      name: 'functions-are-entered-by-bundling',
      comment: 'Only a bundle, a test or a benchmark enters a function.',
      severity: 'error',
      from: { pathNot: '^(functions|test|bench)/' },
      to: { path: '^functions/' },
    },
    {
      name: 'no-orphan',
      comment: 'A file of the shared rooms that nothing imports says nothing to anybody.',
      severity: 'error',
      from: { orphan: true, path: '^(shared|functions/edge)/' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    exclude: { path: '^(cdk\\.out|coverage|\\.local|\\.cache)/' },
  },
};
