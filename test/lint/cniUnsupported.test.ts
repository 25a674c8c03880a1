/**
 * The rule `cni-unsupported` beyond its examples: what each plugin makes of ports, blocks and bare pods, where it is
 * silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

function deployment(name: string, number: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: a, ports: [{ name: http, containerPort: ${number} }] }] }
---
`;
}

function onPorts(cni: string, pods: string, port: string, label = ''): string {
  return `#-- podgate.yaml
cni: ${cni}
rules: { ports-without-peers: off }
#-- all.yaml
${pods}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - ports: [${port}]
${label}`;
}

function towards(cni: string, peer: string, label = ''): string {
  return `#-- podgate.yaml
${cni}
#-- all.yaml
${deployment('web', 8080)}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [${peer}]
${label}`;
}

const WEB = deployment('web', 8080);
const API = deployment('api', 9090);
const RANGE = '{ port: 8000, endPort: 8010 }';

describe('cni-unsupported: what a plugin does not take', () => {
  it('SCTP that is off', () => {
    const port = '{ port: 9000, protocol: SCTP }';
    checkFindings(
      onPorts(
        'cilium',
        WEB,
        port,
        `    #         ${'^'.repeat(port.length)} warning cni-unsupported: Cilium handles SCTP only where it is switched on\n`,
      ),
    );
    checkFindings(onPorts('{ name: cilium, sctp: honored }', WEB, port));
  });

  it('SCTP, names and `except` that are refused', () => {
    for (const [port, message] of [
      ['{ port: 9000, protocol: SCTP }', 'refuses SCTP, and what becomes of the policy is not documented'],
      ['{ port: http }', 'refuses names of ports such as `http`'],
    ] as const) {
      checkFindings(
        onPorts(
          'azure-npm-windows',
          WEB,
          port,
          `    #         ${'^'.repeat(port.length)} warning cni-unsupported: Azure NPM (AKS, Windows nodes) ${message}\n`,
        ),
      );
    }
    const peer = '{ ipBlock: { cidr: 192.0.2.0/24, except: [192.0.2.64/26] } }';
    checkFindings(
      towards(
        'cni: azure-npm-windows',
        peer,
        `    #      ${'^'.repeat(peer.length)} warning cni-unsupported: refuses \`except\`\n`,
      ),
    );
    checkFindings(towards('cni: azure-npm', peer));
  });

  const WINDOWS = 'cni: azure-npm-windows\nrules: { egress-blocks-dns: off }';

  it('`NotIn` and `DoesNotExist` that are refused, in each selector', () => {
    const said = (operator: string): string =>
      `warning cni-unsupported: Azure NPM (AKS, Windows nodes) refuses \`${operator}\``;
    const lacking = '{ key: legacy, operator: DoesNotExist }';
    const others = '{ key: app, operator: NotIn, values: [db] }';
    checkFindings(
      towards(
        WINDOWS,
        `{ podSelector: { matchExpressions: [${lacking}] } }, { podSelector: {} }`,
        `    #                                          ${'^'.repeat(lacking.length)} ${said('DoesNotExist')}\n`,
      ),
    );
    const peer = `{ namespaceSelector: { matchExpressions: [${lacking}] } }`;
    const ofSubject = (label: string): string =>
      towards(WINDOWS, '{ podSelector: {} }').replace(
        '  podSelector: {}\n',
        `  podSelector: { matchLabels: { a: b }, matchExpressions: [${others}] }\n${label}`,
      );
    checkFindings(
      towards(
        WINDOWS,
        peer,
        `    #                                                ${'^'.repeat(lacking.length)} ${said('DoesNotExist')}\n`,
      ),
    );
    checkFindings(
      ofSubject(
        `  #                                                        ${'^'.repeat(others.length)} ${said('NotIn')}\n`,
      ),
    );
    checkFindings(ofSubject('').replace('azure-npm-windows', 'azure-npm'));
  });

  it('writes the blocks that `except` leaves', () => {
    const before = (except: string): string =>
      towards(WINDOWS, `{ ipBlock: { $0cidr: 192.0.2.0/24, except: [${except}] } }`);
    const after = (peers: string): string => {
      const fixture = towards('', peers);
      return fixture.slice(fixture.indexOf('apiVersion'));
    };
    checkQuickFix(
      before('192.0.2.64/26'),
      'write the 2 blocks that are left without `except` (opens them)',
      after('{ ipBlock: { cidr: 192.0.2.0/26 } }, { ipBlock: { cidr: 192.0.2.128/25 } }'),
    );
    checkQuickFix(
      before('192.0.2.128/25'),
      'write the block that is left without `except` (opens it)',
      after('{ ipBlock: { cidr: 192.0.2.0/25 } }'),
    );
    checkFixTitles(before('192.0.2.7/32, 192.0.2.70/32, 192.0.2.140/32'), []);
  });
});

describe('cni-unsupported: ports', () => {
  it('a range of which only the first port is opened', () => {
    checkFindings(
      onPorts(
        'azure-npm',
        WEB,
        RANGE,
        '    #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cni-unsupported: only 8000 is opened\n',
      ),
    );
    checkFindings(onPorts('azure-npm', WEB, '{ port: 8000, endPort: 8000 }'));
    checkFindings(onPorts('azure-npm', WEB, '{ protocol: UDP }'));
    checkFindings(onPorts('cilium', WEB, RANGE));
    checkFindings(onPorts('{ name: cilium, version: 1.16 }', WEB, RANGE));
  });

  it('a name that opens everything', () => {
    checkFindings(
      onPorts(
        'ovn-kubernetes',
        WEB,
        '{ port: http }',
        '    #         ^^^^^^^^^^^^^^ warning cni-unsupported: `http` opens every TCP port\n',
      ),
    );
  });

  it('a name that is several numbers', () => {
    const label = '    #         ^^^^^^^^^^^^^^ warning cni-unsupported: 8080, 9090\n';
    checkFindings(onPorts('aws-vpc-cni-with-agent', WEB + API, '{ port: http }', label));
    checkFindings(onPorts('kube-ovn', WEB + API, '{ port: http }', label));
    checkFindings(onPorts('aws-vpc-cni-with-agent', WEB, '{ port: http }'));
    checkFindings(onPorts('kube-ovn', WEB, '{ port: http }'));
    checkFindings(onPorts('calico', WEB + API, '{ port: http }'));
  });

  it('says nothing of what no source tells', () => {
    checkFindings(
      onPorts(
        '{ name: cilium, sctp: unknown, namedPorts: unknown }',
        WEB,
        '{ port: http }, { protocol: SCTP, port: 1 }',
      ),
    );
    checkFindings(onPorts('gke-dataplane-v2', WEB, '{ protocol: SCTP, port: 1 }'));
  });

  it('says nothing where nothing is enforced anyway', () => {
    const romana = onPorts('romana', WEB, RANGE).replace('ingress:', 'policyTypes: [Ingress]\n  ingress:');
    checkFindings(romana);
  });

  it('writes the number that the name is on the selected pods', () => {
    const manifests = onPorts('weave-net', WEB, '{ port: $0http }');
    const after = manifests.slice(manifests.indexOf('apiVersion: apps')).replace('$0http', '8080');
    checkQuickFix(manifests, 'write the number `8080`', after);
  });
});

describe('cni-unsupported: fixes of ranges', () => {
  function checkSplit(before: string, title: string, after: string): void {
    const config = '#-- podgate.yaml\ncni: azure-npm\nrules: { ports-without-peers: off }\n#-- all.yaml\n';
    const policy = `${WEB}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: {}
  ingress:
`;
    checkQuickFix(config + policy + before, title, policy + after);
  }
  const title = 'write the 3 ports one by one (opens those that are not opened now)';

  it('write the ports one by one', () => {
    checkSplit(
      `    - ports:
        # admin
        - $0protocol: TCP # as usual
          port: 8000
          endPort: 8002
        - port: 9000
`,
      title,
      `    - ports:
        # admin
        - protocol: TCP
          port: 8000
        - protocol: TCP
          port: 8001
        - protocol: TCP # as usual
          port: 8002
        - port: 9000
`,
    );
    checkSplit(
      '    - ports: [{ $0endPort: 8002, port: 8000 }, { port: 9000 }] # admin\n',
      title,
      '    - ports: [{ port: 8000 }, { port: 8001 }, { port: 8002 }, { port: 9000 }] # admin\n',
    );
    checkSplit(
      '    - ports:\n      - $0endPort: 8002\n        port: 8000',
      title,
      '    - ports:\n      - port: 8000\n      - port: 8001\n      - port: 8002',
    );
  });

  it('leave long ranges as they are', () => {
    checkFixTitles(onPorts('azure-npm', WEB, '{ port: $08000, endPort: 8100 }'), [
      'write out `policyTypes: [Ingress]`',
    ]);
  });
});

describe('cni-unsupported: peers and subjects', () => {
  const PODS = 'clusterCIDRs: { pods: 10.244.0.0/16 }';

  it('a block of pods that is never matched with any', () => {
    checkFindings(
      towards(
        `cni: cilium\n${PODS}`,
        '{ ipBlock: { cidr: 10.244.0.0/16 } }',
        '    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cni-unsupported: does not match pods\n',
      ),
    );
  });

  it('selects the pods instead', () => {
    const pods = `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
status: { podIP: 10.244.1.5 }
---
`;
    const after = (peer: string): string => {
      const fixture = towards('cni: cilium', peer).replace(WEB, pods + WEB);
      return fixture.slice(fixture.indexOf('apiVersion'));
    };
    const config = `cni: cilium\n${PODS}\nrules: { egress-blocks-dns: off }`;
    const before = towards(config, '{ ipBlock: { $0cidr: 10.244.1.0/24 } }');
    checkQuickFix(
      before.replace(WEB, pods + WEB),
      'select the pods of `api` instead (closes the other addresses)',
      after('{ podSelector: { matchLabels: { app: api } } }'),
    );
    checkQuickFix(
      towards(config, '{ ipBlock: { $0cidr: 10.244.0.0/16 } }').replace(WEB, pods + WEB),
      'select all pods of all namespaces instead (opens it to them)',
      after('{ namespaceSelector: {} }'),
    );
  });

  it('says nothing of blocks that are about the internet, or of which nobody knows', () => {
    checkFindings(
      towards(`cni: cilium\n${PODS}\nrules: { open-to-internet: off }`, '{ ipBlock: { cidr: 0.0.0.0/0 } }'),
    );
    checkFindings(towards('cni: cilium', '{ ipBlock: { cidr: 10.0.0.0/8 } }'));
    checkFindings(towards(`cni: calico\n${PODS}`, '{ ipBlock: { cidr: 10.244.0.0/16 } }'));
  });

  it('pods without an owner', () => {
    const pod = `#-- podgate.yaml
cni: aws-vpc-cni-with-agent
#-- all.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
`;
    checkFindings(
      `${pod}  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cni-unsupported: \`web\` stays open\n`,
    );
    checkFindings(pod.replace('aws-vpc-cni-with-agent', 'calico'));
  });
});
