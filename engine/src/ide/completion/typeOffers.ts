/**
 * Offers for a manifest that does not say yet what it is: the kinds that are about who reaches whom, with the version of
 * the API that each is of, and the fields that every manifest begins with.
 */
import { objectOf, openObjectOf, STRING, type ObjectType } from '../../k8s/schema.ts';
import { findEntry } from '../../yaml/node.ts';
import { STAND_IN } from '../../yaml/repairText.ts';
import { mayHoldManifests } from '../recipes/emptyDocument.ts';
import { offerFields } from './fieldOffers.ts';
import type { Offer } from './offer.ts';
import type { WritingPlace } from './writingPlace.ts';

/** What is written most beside policies; the policy itself comes first. */
const KINDS: readonly (readonly [kind: string, apiVersion: string])[] = [
  ['NetworkPolicy', 'networking.k8s.io/v1'],
  ['Namespace', 'v1'],
  ['Deployment', 'apps/v1'],
  ['StatefulSet', 'apps/v1'],
  ['DaemonSet', 'apps/v1'],
  ['CronJob', 'batch/v1'],
  ['Job', 'batch/v1'],
  ['Pod', 'v1'],
  ['Service', 'v1'],
  ['Ingress', 'networking.k8s.io/v1'],
];

/** The fields of what has no kind yet, called as those of a policy, so that they are explained alike. */
export const UNTYPED: ObjectType = objectOf('v1.NetworkPolicy', {
  apiVersion: STRING,
  kind: STRING,
  metadata: openObjectOf('other.ObjectMeta', {}),
});

/**
 * Whether a manifest of a cluster is begun here: its version says so, or there is nothing yet but what one begins with. Of
 * JSON, which has many other uses, a field that only manifests have.
 */
export function isBegun(file: string, { resource }: WritingPlace): boolean {
  const version = textOf('apiVersion', resource);
  const keys = resource.entries.map(({ key }) => key.text);
  const isPlain = keys.every((key) => key === STAND_IN || UNTYPED.fields.has(key));
  const mayBegin =
    mayHoldManifests(file) || (/\.json$/i.test(file) && keys.some((key) => OPENING_FIELDS.includes(key)));
  return mayBegin && (version === undefined ? isPlain : KINDS.some(([, known]) => known === version));
}

/** What a manifest says first, in one order or the other. */
const OPENING_FIELDS: readonly string[] = ['apiVersion', 'kind'];

/** Where nothing is written yet. */
export function offerBeginning(): readonly Offer[] {
  return offerFields(UNTYPED, undefined, new Set()).filter(({ label }) => OPENING_FIELDS.includes(label));
}

/** Whether the kind or the version is written here. */
export function isTypeAt({ steps, role }: WritingPlace): boolean {
  const [step, deeper] = steps;
  const isField = step?.type === 'entry' && (step.key === 'kind' || step.key === 'apiVersion');
  return role === 'value' && isField && deeper === undefined;
}

/** For `kind` and `apiVersion`, what goes with the other one; a kind brings its version along where none is written. */
export function offerTypes(place: WritingPlace): readonly Offer[] {
  const { resource, steps } = place;
  const [step] = steps;
  if (step?.type !== 'entry' || !isTypeAt(place)) {
    return [];
  }
  return step.key === 'kind'
    ? offerKinds(findEntry(resource, 'apiVersion') === undefined, textOf('apiVersion', resource))
    : offerVersions(textOf('kind', resource));
}

function offerKinds(isVersionMissing: boolean, version: string | undefined): readonly Offer[] {
  return KINDS.filter(([, apiVersion]) => version === undefined || version === apiVersion).map(
    ([kind, apiVersion], index) => ({
      ...toOffer(kind, index),
      content: {
        type: 'scalar',
        value: kind,
        ...(isVersionMissing ? { and: { key: 'apiVersion', value: apiVersion } } : {}),
      },
    }),
  );
}

function offerVersions(kind: string | undefined): readonly Offer[] {
  const fitting = KINDS.filter(([known]) => kind === undefined || kind === known);
  return [...new Set(fitting.map(([, apiVersion]) => apiVersion))].map(toOffer);
}

function toOffer(text: string, index: number): Offer {
  return {
    label: text,
    kind: 'value',
    detail: undefined,
    about: undefined,
    content: { type: 'scalar', value: text },
    group: 0,
    count: -index,
  };
}

/** `undefined` for what is not there, or only being written. */
function textOf(key: string, resource: WritingPlace['resource']): string | undefined {
  const value = findEntry(resource, key)?.value;
  const isWritten = value?.type === 'scalar' && value.text !== '' && value.text !== STAND_IN;
  return isWritten ? value.text : undefined;
}
