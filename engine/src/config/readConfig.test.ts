/** What `podgate.yaml` says, and what is said about its mistakes: the offending text, and what is wrong with it. */
import assert from 'node:assert/strict';
import { formatCidr } from '../k8s/cidr.ts';
import { NETPOL_ANALYZER_PROFILE } from './profile.ts';
import { readConfig } from './readConfig.ts';
import { resolveSettings } from './resolveSettings.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

function read(text: string): Settings {
  const { value, problems } = readConfig(text);
  assert.deepEqual(problems, []);
  return value;
}

/** The problems as `text that is marked: kind of mistake (nearest)`. */
function checkMistakes(text: string, expected: readonly string[]): Settings {
  const { value, problems } = readConfig(text);
  const shown = problems.map(({ rule, span, args }) => {
    assert.equal(rule, 'config-invalid');
    const nearest = args['nearest'] ? ` (${args['nearest']})` : '';
    return `${text.slice(span.start, span.end)}: ${args['what']}${nearest}`;
  });
  assert.deepEqual(shown, expected);
  return value;
}

describe('readConfig', () => {
  it('of an empty file are the defaults', () => {
    assert.deepEqual(read(''), DEFAULT_SETTINGS);
    assert.deepEqual(read('# nothing yet\n'), DEFAULT_SETTINGS);
    assert.deepEqual(read('namespace:\nscopes:\n'), DEFAULT_SETTINGS);
  });

  it('reads a whole file', () => {
    const settings = read(`
kubernetesVersion: "1.36"
cni: { name: netpol-analyzer, version: "1.0" }
namespace: shop
ignore: [vendor/, "**/testdata/**"]
clusterCIDRs:
  pods: 10.244.0.0/16
  services: [10.96.0.0/12, "fd00:10:96::/112"]
  nodes: []
dns: { namespace: kube-system, labels: { k8s-app: kube-dns }, ports: [53] }
scopes:
  - name: prod
    include: [k8s/base/**, k8s/prod/**]
    exclude: k8s/prod/old/
    namespace: shop-prod
    cni: kubernetes
  - name: dev
rules:
  duplicate-resource: off
  api-yaml-1.1-value: hint
`);
    assert.deepEqual(settings.kubernetesVersion, { major: 1, minor: 36 });
    assert.deepEqual(settings.profile, NETPOL_ANALYZER_PROFILE);
    assert.equal(settings.namespace, 'shop');
    assert.deepEqual(settings.ignore, ['vendor/', '**/testdata/**']);
    assert.deepEqual(settings.clusterCidrs.pods.map(formatCidr), ['10.244.0.0/16']);
    assert.deepEqual(settings.clusterCidrs.services.map(formatCidr), ['10.96.0.0/12', 'fd00:10:96::/112']);
    assert.deepEqual(settings.clusterCidrs.nodes, []);
    assert.deepEqual(settings.dns, DEFAULT_SETTINGS.dns);
    assert.deepEqual(
      settings.scopes.map(({ name, include, exclude, namespace, profile }) => [
        name,
        include,
        exclude,
        namespace,
        profile?.name,
      ]),
      [
        ['prod', ['k8s/base/**', 'k8s/prod/**'], ['k8s/prod/old/'], 'shop-prod', 'kubernetes'],
        ['dev', [], [], undefined, undefined],
      ],
    );
    assert.deepEqual(
      [...settings.rules],
      [
        ['duplicate-resource', 'off'],
        ['api-yaml-1.1-value', 'hint'],
      ],
    );
  });

  it('takes `false` for `off`, which YAML 1.1 makes of it, and no other boolean for a word', () => {
    const settings = checkMistakes(
      `
cni: { name: calico, sctp: false }
rules:
  yaml-syntax: false
  api-required: False # as written by others
  api-invalid-value: "false"
  api-forbidden: true
  duplicate-resource: Off
  api-wrong-type: "off"
`,
      ['"false": unknownValue', 'true: unknownValue', 'Off: unknownValue (off)'],
    );
    assert.deepEqual(
      [...settings.rules],
      [
        ['yaml-syntax', 'off'],
        ['api-required', 'off'],
        ['api-wrong-type', 'off'],
      ],
    );
    assert.equal(settings.profile.sctp, 'off');
  });

  it('reads where the DNS is, and takes the usual for what is left out', () => {
    const { dns } = read(
      'dns: { namespace: openshift-dns, labels: { a/b: "" }, ports: [5353/UDP, 8053, "53/TCP"] }',
    );
    assert.deepEqual(dns, {
      namespace: 'openshift-dns',
      labels: new Map([['a/b', '']]),
      ports: [
        { protocol: 'UDP', port: 5353 },
        { protocol: 'UDP', port: 8053 },
        { protocol: 'TCP', port: 8053 },
        { protocol: 'TCP', port: 53 },
      ],
    });
    assert.deepEqual(read('dns: { namespace: dns }').dns, { ...DEFAULT_SETTINGS.dns, namespace: 'dns' });
  });

  it('says which parts of the DNS are wrong', () => {
    const { dns } = checkMistakes(
      'dns:\n  namespace: Kube\n  label: {}\n  labels: { "-x": y, x: "-", n: 1, ok: fine }\n  ports: [0, 53/udp, 99]\n',
      [
        'label: unknownKey (labels)',
        'Kube: wrongType',
        '"-x": wrongType',
        '"-": wrongType',
        '1: wrongType',
        '0: wrongType',
        '53/udp: wrongType',
      ],
    );
    assert.deepEqual([...dns.labels], [['ok', 'fine']]);
    assert.deepEqual(
      dns.ports.map(({ port }) => port),
      [99, 99],
    );
    assert.equal(dns.namespace, 'kube-system');
  });

  it('says of a key that there is not, even of a blank one', () => {
    checkMistakes('namespcae:\nrules: { duplicate-resorce: }\n', [
      'namespcae: unknownKey (namespace)',
      'duplicate-resorce: unknownRule (duplicate-resource)',
    ]);
  });

  for (const [written, minor] of [
    ['1.30', 30],
    ['1.3', 3],
    ['"1.36"', 36],
    ['v1.29.4', 29],
    ["'1.33.0+k3s1'", 33],
  ] as const) {
    it(`reads ${written} as 1.${minor}`, () =>
      assert.deepEqual(read(`kubernetesVersion: ${written}`).kubernetesVersion, { major: 1, minor }));
  }

  it('lets single facts of a profile differ', () => {
    const { profile } = read('cni: { name: kubernetes, ipBlockMatchesPods: false, hostNetwork: asPods }');
    assert.equal(profile.ipBlockMatchesPods, 'no');
    assert.equal(profile.hostNetwork, 'asPods');
    assert.equal(profile.undeclaredNamespaceLabels, 'unknown');
  });

  it('knows network plugins and their versions', () => {
    const { profile } = read('cni: { name: cilium, version: 1.10, ipBlockMatchesPods: yes, sctp: honored }');
    const { title, version, endPort, ipBlockMatchesPods, ipBlockMatchesNodes, sctp } = profile;
    assert.deepEqual(
      { title, version, endPort, ipBlockMatchesPods, ipBlockMatchesNodes, sctp },
      {
        ...{ title: 'Cilium', version: '1.10', endPort: 'ignored' },
        ...{ ipBlockMatchesPods: 'yes', ipBlockMatchesNodes: 'no', sctp: 'honored' },
      },
    );
  });

  it('says which facts of a plugin are no answers, and lets the rest count', () => {
    const { profile } = checkMistakes(
      'cni: { name: kind, version: newest, endPort: on, enforcesIngress: maybe, enforcesEgress: off, endport: ignored }',
      ['endport: unknownKey (endPort)', 'newest: wrongType', 'maybe: unknownValue', 'on: unknownValue'],
    );
    assert.equal(profile.endPort, 'honored');
    assert.deepEqual([profile.enforcesIngress, profile.enforcesEgress], ['yes', 'no']);
  });

  it('names the nearest key, and lets the rest count', () => {
    const settings = checkMistakes('namespcae: shop\nkubernetesversion: "1.30"\ncni: netpol-analyzer\n', [
      'namespcae: unknownKey (namespace)',
      'kubernetesversion: unknownKey (kubernetesVersion)',
    ]);
    assert.equal(settings.profile.name, 'netpol-analyzer');
    assert.equal(settings.namespace, undefined);
  });

  it('says which values are wrong, and lets the right items of a list count', () => {
    const settings = checkMistakes(
      `
kubernetesVersion: latest
cni: kubernets
namespace: [shop]
ignore: [vendor, 7]
clusterCIDRs: { pods: [10.0.0.0/8, 10.0.0.300/8], node: 10.1.0.0/16 }
rules: { duplicate-resources: off, api-required: fatal, yaml-syntax: warning }
dns: kube-dns
`,
      [
        'latest: wrongType',
        'kubernets: unknownValue (kubernetes)',
        '[shop]: wrongType',
        '7: wrongType',
        'node: unknownKey (nodes)',
        '10.0.0.300/8: wrongType',
        'duplicate-resources: unknownRule (duplicate-resource)',
        'fatal: unknownValue',
        'kube-dns: wrongType',
      ],
    );
    assert.deepEqual(settings.ignore, ['vendor']);
    assert.equal(settings.clusterCidrs.pods.length, 1);
    assert.deepEqual([...settings.rules], [['yaml-syntax', 'warning']]);
  });

  it('leaves out scopes that cannot be told apart', () => {
    const settings = checkMistakes(
      'scopes:\n- name: a\n- include: x\n- name: a\n- name: b\n  includes: [y]\n- just-a-name\n',
      ['include: x: missing', 'a: wrongType', 'includes: unknownKey (include)', 'just-a-name: wrongType'],
    );
    assert.deepEqual(
      settings.scopes.map(({ name }) => name),
      ['a', 'b'],
    );
  });

  it('takes the last of two equal keys', () => {
    assert.equal(checkMistakes('namespace: a\nnamespace: b\n', ['namespace: duplicateKey']).namespace, 'b');
  });

  it('refuses a file that is no map', () => {
    checkMistakes('- shop\n', ['- shop: wrongType']);
    checkMistakes('shop', ['shop: wrongType']);
  });

  it('goes on after a syntax error', () => {
    const { value, problems } = readConfig('namespace: shop\ncni: [\n');
    assert.equal(problems[0]?.rule, 'yaml-syntax');
    assert.equal(value.namespace, 'shop');
  });

  it('is not fooled by keys that every object has', () => {
    checkMistakes('__proto__: { namespace: a }\nconstructor: b\nrules: { toString: off }\n', [
      '__proto__: unknownKey',
      'constructor: unknownKey',
      'toString: unknownRule',
    ]);
  });
});

describe('resolveSettings', () => {
  const settings = read('namespace: a\nscopes: [{ name: x, namespace: b }, { name: y }]\n');

  it('lets options go before the file, in named scopes too', () => {
    const resolved = resolveSettings(settings, { namespace: 'c', profile: NETPOL_ANALYZER_PROFILE });
    assert.equal(resolved.namespace, 'c');
    assert.deepEqual(
      resolved.scopes.map(({ namespace, profile }) => [namespace, profile?.name]),
      [
        ['c', 'netpol-analyzer'],
        ['c', 'netpol-analyzer'],
      ],
    );
  });

  it('changes nothing without options', () => assert.deepEqual(resolveSettings(settings, {}), settings));
});
