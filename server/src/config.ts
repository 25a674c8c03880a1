/**
 * The editor's settings: raw values from the client in, one frozen value out, with a line about each that is wrong.
 * The only place that reads them. What the analysis depends on is not here but in `podgate.yaml`, so that the command
 * line answers the same.
 */
import type { Translation } from '../../engine/src/index.ts';
import type { FieldCompletion, SchemaFindings } from '../../protocol/src/settings.ts';
import { normalizeUri } from './lsp/uri.ts';
import { readTranslation } from './translation.ts';

/** What holds now; replaced whole when the client says that something changed. */
export interface ServerConfig {
  readonly schemaFindings: SchemaFindings;
  readonly diagnosticsScope: 'workspace' | 'openFiles';
  readonly hasCodeLenses: boolean;
  readonly hasHovers: boolean;
  readonly hasCompletion: boolean;
  readonly fieldCompletion: FieldCompletion;
  readonly hasInlayHints: boolean;
}

/** What another extension checks already. */
export interface PartnerState {
  readonly isActive: boolean;
  /** Whether it also offers what can be written. */
  readonly completes: boolean;
  /** Documents for which it has a Kubernetes schema. */
  readonly schemaUris: ReadonlySet<string>;
}

export const DEFAULT_CONFIG: ServerConfig = {
  schemaFindings: 'auto',
  diagnosticsScope: 'workspace',
  hasCodeLenses: true,
  hasHovers: true,
  hasCompletion: true,
  fieldCompletion: 'auto',
  hasInlayHints: false,
};

export const NO_PARTNER: PartnerState = { isActive: false, completes: false, schemaUris: new Set() };

/** The settings, and a sentence about each value that could not be used. */
export interface ReadConfigResult {
  readonly value: ServerConfig;
  readonly complaints: readonly string[];
}

/** Reads the section `podgate` of the client's settings. What is absent or wrong is as in `otherwise`. */
export function readServerConfig(raw: unknown, otherwise: ServerConfig = DEFAULT_CONFIG): ReadConfigResult {
  const complaints = listWrongGroups(raw);
  const choose = <T extends string>(path: string, known: readonly T[], fallback: T): T => {
    const value = valueAt(raw, path);
    const found = known.find((word) => word === value);
    if (found === undefined && value != null) {
      complaints.push(
        `podgate.${path} is ${show(value)}; it can be ${known.join(', ')}; taken for ${fallback}`,
      );
    }
    return found ?? fallback;
  };
  const decide = (path: string, fallback: boolean): boolean => {
    const value = valueAt(raw, path);
    if (value != null && typeof value !== 'boolean') {
      complaints.push(
        `podgate.${path} is ${show(value)}; it can be true or false; taken for ${String(fallback)}`,
      );
    }
    return typeof value === 'boolean' ? value : fallback;
  };
  const value: ServerConfig = {
    schemaFindings: choose('schemaFindings', ['auto', 'always', 'never'], otherwise.schemaFindings),
    diagnosticsScope: choose('diagnostics.scope', ['workspace', 'openFiles'], otherwise.diagnosticsScope),
    hasCodeLenses: decide('codeLens.enabled', otherwise.hasCodeLenses),
    hasHovers: decide('hover.enabled', otherwise.hasHovers),
    hasCompletion: decide('completion.enabled', otherwise.hasCompletion),
    fieldCompletion: choose('completion.fields', ['auto', 'always', 'never'], otherwise.fieldCompletion),
    hasInlayHints: decide('inlayHints.enabled', otherwise.hasInlayHints),
  };
  return { value, complaints };
}

/** Groups of settings, which `.` divides from what is in them. */
const GROUPS = ['diagnostics', 'codeLens', 'hover', 'completion', 'inlayHints'] as const;

/** A sentence about each group that is something else; what would be in it is as if nobody had set it. */
function listWrongGroups(raw: unknown): string[] {
  const groups = GROUPS.map((group) => [`podgate.${group}`, ownValue(raw, group)] as const);
  return [['podgate', raw] as const, ...groups]
    .filter(([, value]) => !isGroup(value))
    .map(([name, value]) => `${name} is ${show(value)}; it can be an object with settings; taken for none`);
}

/** An empty list is how some clients write an empty object. */
function isGroup(value: unknown): boolean {
  return value == null || (Array.isArray(value) ? value.length === 0 : typeof value === 'object');
}

/** Reads what the client says about its schema partner; what cannot be read counts as absent. */
export function readPartner(raw: unknown): PartnerState {
  return {
    isActive: valueAt(raw, 'isActive') === true,
    completes: valueAt(raw, 'completes') === true,
    schemaUris: urisAt(raw, 'schemaUris'),
  };
}

/** What the client says of itself when it starts the server. */
export interface ClientOffer {
  readonly settings: unknown;
  readonly partner: PartnerState;
  readonly readsFiles: boolean;
  /** Whether the client shows matrices and is told when they may be different. */
  readonly followsMatrix: boolean;
  /** Commands of the client that lenses and links may name. */
  readonly commands: ReadonlySet<string>;
  /** Documents that are left alone, because they crashed a server before. */
  readonly avoided: ReadonlySet<string>;
  /** The sentences of the server in the language of the user. */
  readonly translation: Translation | undefined;
}

/** Reads `initializationOptions`. */
export function readClientOffer(raw: unknown): ClientOffer {
  return {
    settings: valueAt(raw, 'settings'),
    partner: readPartner(valueAt(raw, 'schemaPartner')),
    readsFiles: valueAt(raw, 'readsFiles') === true,
    followsMatrix: valueAt(raw, 'followsMatrix') === true,
    commands: new Set(textsAt(raw, 'commands')),
    avoided: urisAt(raw, 'avoid'),
    translation: readTranslation(valueAt(raw, 'translation')),
  };
}

function urisAt(raw: unknown, path: string): ReadonlySet<string> {
  return new Set(textsAt(raw, path).map(normalizeUri));
}

function textsAt(raw: unknown, path: string): readonly string[] {
  const value = valueAt(raw, path);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((text) => typeof text === 'string');
}

/** The value at a path of keys such as `diagnostics.scope`, or under that very key, as some clients write it. */
function valueAt(raw: unknown, path: string): unknown {
  const direct = ownValue(raw, path);
  if (direct !== undefined) {
    return direct;
  }
  let value = raw;
  for (const key of path.split('.')) {
    value = ownValue(value, key);
  }
  return value;
}

function ownValue(raw: unknown, key: string): unknown {
  if (typeof raw !== 'object' || raw === null) {
    return undefined;
  }
  return Object.getOwnPropertyDescriptor(raw, key)?.value;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? typeof value).slice(0, 80);
}
