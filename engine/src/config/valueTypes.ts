/**
 * The single values that `podgate.yaml` takes: names, versions, patterns, ranges of addresses, labels, ports. Each
 * with its schema (`configType.ts`); which key takes which is `configTable.ts`'.
 */
import { parseCidrSloppy, type Cidr } from '../k8s/cidr.ts';
import { toInteger } from '../k8s/fields.ts';
import {
  checkLabelKey,
  checkLabelValue,
  LABEL_KEY_PATTERN,
  LABEL_VALUE_PATTERN,
} from '../k8s/labelFormats.ts';
import { checkDnsLabel, LABEL_FORMAT } from '../k8s/nameFormats.ts';
import { isPortNumber, PORT_MAX, PORT_MIN, PROTOCOLS } from '../k8s/ports.ts';
import type { Labels } from '../k8s/resource.ts';
import { say, type Message } from '../text/say.ts';
import { CIDR_PATTERN } from './cidrPattern.ts';
import { wrongType } from './configProblems.ts';
import { placeOf, readOpenMap, readString, readText, readWritten, type ConfigValue } from './configReader.ts';
import { convertedType, type ConfigType } from './configType.ts';
import { parseKubernetesVersion, VERSION_PATTERN } from './kubernetesVersion.ts';
import type { DnsPort, KubernetesVersion } from './settings.ts';

/** A string that is not empty. */
export function textType(expected: Message): ConfigType<string> {
  return {
    expected,
    schema: { type: 'string', minLength: 1 },
    read: (value) => readString(value, expected),
  };
}

/** What was written, whatever YAML makes of it. */
export function writtenType(expected: Message): ConfigType<string> {
  return {
    expected,
    schema: { type: ['string', 'number', 'boolean'] },
    read: (value) => readWritten(value, expected),
  };
}

/** `1.30` is read as it is written, since the number that YAML makes of it is 1.3. */
export const versionType: ConfigType<KubernetesVersion> = convertedType(
  writtenType(say`a version such as 1.36`),
  {
    anyOf: [
      { type: 'string', pattern: VERSION_PATTERN },
      { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2 },
    ],
  },
  parseKubernetesVersion,
);

export const namespaceType: ConfigType<string> = convertedType(
  textType(say`the name of a namespace`),
  { type: 'string', pattern: `^${LABEL_FORMAT}$`, maxLength: 63 },
  (name) => (checkDnsLabel(name).length === 0 ? name : undefined),
);

export const cidrType: ConfigType<Cidr> = convertedType(
  textType(say`a range of addresses such as 10.244.0.0/16`),
  { type: 'string', pattern: CIDR_PATTERN },
  parseCidrSloppy,
);

/** Labels as a selector's `matchLabels` has them. */
export const labelsType: ConfigType<Labels> = {
  expected: say`a map of labels`,
  schema: {
    type: 'object',
    propertyNames: { pattern: LABEL_KEY_PATTERN },
    additionalProperties: { type: 'string', pattern: LABEL_VALUE_PATTERN },
  },
  read: readLabels,
};

function readLabels(value: ConfigValue): Labels {
  const labels = new Map<string, string>();
  for (const [key, field] of readOpenMap(value, labelsType.expected)) {
    const text = readText(field);
    if (0 < checkLabelKey(key.text).length) {
      value.problems.push(wrongType({ span: key.span, path: field.path }, say`a label key`));
    } else if (text === undefined || 0 < checkLabelValue(text).length) {
      value.problems.push(wrongType(placeOf(field), say`the value of a label`));
    } else {
      labels.set(key.text, text);
    }
  }
  return labels;
}

const PORT_EXPECTED = say`a port such as 53 or 53/UDP`;
const PORT_NUMBER =
  '(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';
const PORT_PATTERN = `^${PORT_NUMBER}(?:/(?:${PROTOCOLS.join('|')}))?$`;
const PORT = new RegExp(PORT_PATTERN);

/** `53/UDP`, or `53` for both protocols of DNS. */
export const dnsPortType: ConfigType<readonly DnsPort[]> = {
  expected: PORT_EXPECTED,
  schema: {
    anyOf: [
      { type: 'integer', minimum: PORT_MIN, maximum: PORT_MAX },
      { type: 'string', pattern: PORT_PATTERN },
    ],
  },
  read: (value) => {
    const ports = parseDnsPort(value);
    if (ports === undefined) {
      value.problems.push(wrongType(placeOf(value), PORT_EXPECTED));
    }
    return ports;
  },
};

function parseDnsPort(value: ConfigValue): readonly DnsPort[] | undefined {
  const number = toInteger(value.node);
  if (number !== undefined) {
    return isPortNumber(number) ? askedByBoth(number) : undefined;
  }
  const text = readText(value) ?? '';
  const [port, protocolName] = text.split('/');
  const protocol = PROTOCOLS.find((candidate) => candidate === protocolName);
  if (!PORT.test(text)) {
    return undefined;
  }
  return protocol === undefined ? askedByBoth(Number(port)) : [{ protocol, port: Number(port) }];
}

/** Names are asked for over UDP, and again over TCP where the answer is long. */
function askedByBoth(port: number): readonly DnsPort[] {
  return [
    { protocol: 'UDP', port },
    { protocol: 'TCP', port },
  ];
}
