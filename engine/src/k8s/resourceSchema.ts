/**
 * The part of a resource's type that is checked whatever its kind: `metadata`, and that of the pod templates in it.
 * The kinds' own fields are not described.
 */
import type { Lowering } from './kinds.ts';
import { OBJECT_META, TYPE_META } from './objectMetaSchema.ts';
import { openObjectOf, type ObjectType } from './schema.ts';

const TEMPLATE: ObjectType = openObjectOf('v1.PodTemplateSpec', { metadata: OBJECT_META });
const TEMPLATED_SPEC: ObjectType = openObjectOf('v1.Spec', { template: TEMPLATE });
const CRON_JOB_SPEC: ObjectType = openObjectOf('v1.CronJobSpec', {
  jobTemplate: openObjectOf('v1.JobTemplateSpec', {
    metadata: OBJECT_META,
    spec: openObjectOf('v1.JobSpec', { template: TEMPLATE }),
  }),
});

/** The type of a resource of `kind`, as far as it is checked. */
export function createResourceSchema(kind: string, lowering: Lowering): ObjectType {
  const base = { ...TYPE_META, metadata: OBJECT_META };
  if (lowering !== 'workload') {
    return openObjectOf(`v1.${kind}`, base);
  }
  const spec = kind === 'CronJob' ? CRON_JOB_SPEC : { ...TEMPLATED_SPEC, goType: `v1.${kind}Spec` };
  return openObjectOf(`v1.${kind}`, { ...base, spec });
}
