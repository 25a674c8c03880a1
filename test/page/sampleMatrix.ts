/**
 * One small cluster with every kind of cell, and the reasons for its pairs, for tests that look at the page.
 */
import type { ChangeConnectionAnswer, ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import { drawMatrix, type MatrixDetails } from './matrixFixture.ts';

export const SAMPLE_TEXT = `
                       edge/auth  edge/ingress  edge/mail  monitoring/grafana  monitoring/prometheus  shop/api  shop/cache  shop/db  shop/jobs  shop/web  internet  10.0.0.0/8
edge/auth              .          -             25         -                   -                      8080      -           -        -          443       all       all
edge/ingress           80         .             -          -                   -                      8080      -           -        -          443       all       -
edge/mail              ~          ~             .          -                   ~                      ~         ~           -        ~          ~         ~         ~
monitoring/grafana     -          -             -          .                   9090                   -         -           -        -          -         ?         -
monitoring/prometheus  9100       9100          9100       9100                .                      9100      9100        9100     9100       9100      -         -
shop/api               -          -             25         -                   -                      .         6379        5432     -          -         -         -
shop/cache             -          -             -          -                   -                      -         all         -        -          -         -         -
shop/db                -          -             -          -                   -                      -         -           .        -          -         -         -
shop/jobs              -          -             25         -                   -                      8080      6379        5432     .          -         all       -
shop/web               -          80            -          -                   -                      8080      -           -        -          .         all       -
internet               -          443           -          -                   -                      -         -           -        -          -         .         .
10.0.0.0/8             -          443           25         -                   -                      -         -           -        -          -         .         .
`;

const BOTH = { ingress: 'isolated', egress: 'isolated' } as const;
const INGRESS = { ingress: 'isolated', egress: 'notIsolated' } as const;
const NONE = { ingress: 'notIsolated', egress: 'notIsolated' } as const;

export const SAMPLE_DETAILS: MatrixDetails = {
  policies: ['shop/db[NetworkPolicy]', 'shop/default-deny[NetworkPolicy]'],
  endpoints: {
    internet: { isInternet: true, addresses: 'all addresses but 10.0.0.0/8' },
    'edge/auth': { isolated: BOTH, replicas: 2 },
    'edge/ingress': { isolated: INGRESS, replicas: 2 },
    'edge/mail': { isolated: NONE },
    'monitoring/grafana': { isolated: NONE },
    'monitoring/prometheus': { isolated: NONE },
    'shop/api': { isolated: BOTH, policies: [1], labels: ['app=api', 'tier=back'], replicas: 3 },
    'shop/cache': { isolated: INGRESS, policies: [1], labels: ['app=cache'] },
    'shop/db': { isolated: INGRESS, policies: [0, 1], labels: ['app=db', 'tier=data'], replicas: 1 },
    'shop/jobs': { isolated: INGRESS, policies: [1], labels: ['app=jobs'] },
    'shop/web': { isolated: INGRESS, policies: [1], labels: ['app=web', 'tier=front'], replicas: 3 },
  },
};

export const SAMPLE: MatrixAnswer = drawMatrix(SAMPLE_TEXT, SAMPLE_DETAILS);

/** What would open, or close, what `explainSample` explains. */
export function changeSample({ wish }: ChangeConnectionParams): ChangeConnectionAnswer {
  if (wish === 'open') {
    return { type: 'refused', because: 'it is open which policies isolate the pods' };
  }
  const position = { line: 15, character: 4 };
  return {
    type: 'changes',
    ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
    steps: [
      {
        title: 'remove ingress rule 1 of `db`',
        place: { uri: 'file:///k8s/db.yaml', range: { start: position, end: position } },
        removed: ['- from: [{ podSelector: {} }]'],
        added: ['[]'],
      },
    ],
    files: [],
    effect: 'closes shop/api[Deployment] → shop/db[StatefulSet] on TCP 5432',
    sideEffects: {
      items: [{ kind: 'closed', text: 'closes shop/web[Deployment] → shop/db[StatefulSet] on every port' }],
      rest: 3,
    },
  };
}

/** Why the API reaches the database, and only there. */
export function explainSample({
  scope,
  from,
  to,
}: {
  scope: string;
  from: string;
  to: string;
}): ExplainAnswer {
  const at = (file: string, line: number): ExplainAnswer['fromPlace'] & object => ({
    uri: `file:///k8s/${file}`,
    range: { start: { line, character: 0 }, end: { line, character: 4 } },
  });
  const policy = 'shop/db[NetworkPolicy]';
  const egress = { verdict: 'notIsolated', reasons: [] } as const;
  return {
    scope,
    from,
    to,
    fromPlace: at('api.yaml', 3),
    toPlace: at('db.yaml', 39),
    decisions: [
      {
        verdict: 'allowed',
        ports: [{ protocol: 'TCP', from: 5432, to: 5432 }],
        egress,
        ingress: {
          verdict: 'allowed',
          reasons: [{ policy, rule: 0, effect: 'allow', place: at('db.yaml', 15) }],
        },
      },
      {
        verdict: 'denied',
        ports: [{ protocol: 'TCP', from: 1, to: 5431 }],
        egress,
        ingress: {
          verdict: 'denied',
          reasons: [
            { policy, rule: 0, effect: 'noMatch', because: 'port', place: at('db.yaml', 15) },
            { policy, rule: 1, effect: 'noMatch', because: 'peer', place: at('db.yaml', 21) },
          ],
        },
      },
    ],
  };
}
