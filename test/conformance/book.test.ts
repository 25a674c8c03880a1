/**
 * The second opinion against the same public suites that the engine answers: an opinion that nobody checks would be
 * worth nothing.
 */
import assert from 'node:assert/strict';
import type { BookCluster, BookPod, BookPolicy, BookProtocol } from '../book/bookModel.ts';
import { decideByTheBook } from '../book/decideByTheBook.ts';
import { describeConformance, listCases, readJsonData } from './conformanceData.ts';

interface SuiteStep {
  readonly cluster: {
    readonly namespaces: readonly {
      readonly name: string;
      readonly labels: Readonly<Record<string, string>>;
    }[];
    readonly pods: readonly {
      readonly namespace: string;
      readonly name: string;
      readonly ip: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly ports: readonly {
        readonly name: string;
        readonly port: number;
        readonly protocol: BookProtocol;
      }[];
    }[];
  };
  readonly policies: readonly BookPolicy[];
}

interface E2eStep extends SuiteStep {
  readonly probes: readonly {
    readonly port: number;
    readonly protocol: BookProtocol;
    readonly expected: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  }[];
}

interface CyclonusStep extends SuiteStep {
  readonly columns: readonly string[];
  readonly expected: Readonly<Record<string, { readonly rows: Readonly<Record<string, string>> }>>;
}

/** One cell of a suite's table: what the suite says, `true` for allowed. */
interface Cell {
  readonly from: string;
  readonly to: string;
  readonly protocol: BookProtocol;
  readonly port: number;
  readonly isAllowed: boolean;
}

describeConformance("the second opinion on Kubernetes' end-to-end tests", 'k8s-e2e/', () => {
  it('agrees on every cell', () => {
    const steps = listCases('k8s-e2e/').flatMap((path) => readJsonData<{ steps: E2eStep[] }>(path).steps);
    checkSteps(steps, ({ probes }) =>
      probes.flatMap(({ port, protocol, expected }) =>
        Object.entries(expected).flatMap(([from, row]) =>
          Object.entries(row).map(([to, isAllowed]) => ({ from, to, protocol, port, isAllowed })),
        ),
      ),
    );
  });
});

describeConformance('the second opinion on Cyclonus', 'cyclonus/', () => {
  it('agrees on every cell', () => {
    const steps = listCases('cyclonus/').flatMap(
      (path) => readJsonData<{ steps: CyclonusStep[] }>(path).steps,
    );
    checkSteps(steps, ({ columns, expected }) =>
      Object.entries(expected).flatMap(([packet, { rows }]) =>
        Object.entries(rows).flatMap(([from, row]) =>
          columns.map((to, index) => ({ from, to, ...readPacket(packet), isAllowed: row[index] === '.' })),
        ),
      ),
    );
  });
});

function readPacket(text: string): Pick<Cell, 'protocol' | 'port'> {
  const [protocol, port] = text.split('/');
  return { protocol: protocol as BookProtocol, port: Number(port) };
}

function checkSteps<T extends SuiteStep>(steps: readonly T[], cellsOf: (step: T) => readonly Cell[]): void {
  let cells = 0;
  for (const step of steps) {
    const pods = new Map(step.cluster.pods.map((pod) => [`${pod.namespace}/${pod.name}`, toBookPod(pod)]));
    for (const { from, to, isAllowed, ...packet } of cellsOf(step).filter((cell) => cell.from !== cell.to)) {
      const [source, target] = [pods.get(from), pods.get(to)];
      assert(source !== undefined && target !== undefined);
      const { verdict } = decideByTheBook(toBook(step), { from: source, to: target, ...packet });
      assert.equal(
        verdict,
        isAllowed ? 'allowed' : 'denied',
        `${from} => ${to} ${packet.protocol} ${packet.port}`,
      );
      cells++;
    }
  }
  assert(0 < cells, 'a suite has cells');
}

function toBook({ cluster, policies }: SuiteStep): BookCluster {
  const namespaces = cluster.namespaces.map(({ name, labels }) => ({
    name,
    labels: new Map(Object.entries(labels)),
  }));
  return { namespaces, policies, podCidrs: [], nodeCidrs: [] };
}

function toBookPod({ namespace, labels, ports, ip }: SuiteStep['cluster']['pods'][number]): BookPod {
  return {
    namespace,
    labels: new Map(Object.entries(labels)),
    ports: ports.map(({ name, port, protocol }) => ({ name, containerPort: port, protocol })),
    ips: [ip],
    hostNetwork: false,
  };
}
