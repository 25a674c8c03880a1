/**
 * The fields of `metadata`, which all resources have in common (ObjectMeta of `meta/v1`).
 */
import {
  ANY,
  BOOLEAN,
  INT64,
  listOf,
  namedString,
  objectOf,
  STRING,
  STRING_MAP,
  TIME,
  type FieldType,
  type ObjectType,
} from './schema.ts';

const OWNER_REFERENCE: ObjectType = objectOf('v1.OwnerReference', {
  apiVersion: STRING,
  kind: STRING,
  name: STRING,
  uid: namedString('types.UID'),
  controller: BOOLEAN,
  blockOwnerDeletion: BOOLEAN,
});

const MANAGED_FIELDS_ENTRY: ObjectType = objectOf('v1.ManagedFieldsEntry', {
  manager: STRING,
  operation: namedString('v1.ManagedFieldsOperationType'),
  apiVersion: STRING,
  time: TIME,
  fieldsType: STRING,
  fieldsV1: ANY,
  subresource: STRING,
});

/** ObjectMeta. `clusterName` and `initializers` are gone from every server that is still in use. */
export const OBJECT_META: ObjectType = objectOf('v1.ObjectMeta', {
  name: STRING,
  generateName: STRING,
  namespace: STRING,
  selfLink: STRING,
  uid: namedString('types.UID'),
  resourceVersion: STRING,
  generation: INT64,
  creationTimestamp: TIME,
  deletionTimestamp: TIME,
  deletionGracePeriodSeconds: INT64,
  labels: STRING_MAP,
  annotations: STRING_MAP,
  ownerReferences: listOf(OWNER_REFERENCE),
  finalizers: listOf(STRING),
  managedFields: listOf(MANAGED_FIELDS_ENTRY),
});

/** What stands beside `metadata` at the top of every resource. */
export const TYPE_META: Readonly<Record<string, FieldType>> = { apiVersion: STRING, kind: STRING };
