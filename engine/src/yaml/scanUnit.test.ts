/**
 * What the text of a unit shows without parsing, and where a template begins.
 */
import assert from 'node:assert/strict';
import { findTemplate } from './findTemplate.ts';
import { scanUnit, type UnitScan } from './scanUnit.ts';

function checkScan(title: string, source: string, expected: Partial<UnitScan>): void {
  it(title, () => {
    const scan: UnitScan = scanUnit(source);
    assert.deepEqual(scan, { ...scan, ...expected });
  });
}

describe('scanUnit', () => {
  checkScan(
    'reads type and namespace',
    'apiVersion: apps/v1\nkind: Deployment # c\nmetadata:\n  name: a\n  namespace: "shop"\n',
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shop',
      looksLikeResource: true,
    },
  );
  checkScan(
    'finds the kind at the end',
    'metadata:\n  labels:\n    kind: no\n  namespace: a\nspec:\n  namespace: no\nkind: Pod\n',
    {
      kind: 'Pod',
      namespace: 'a',
    },
  );
  checkScan(
    'takes only the namespace of the metadata itself',
    'kind: Pod\nmetadata:\n  labels:\n    namespace: no\nspec:\n  namespace: no\n',
    {
      namespace: undefined,
    },
  );
  checkScan('reads an item of a list', '# c\n  - metadata:\n      namespace: a\n    kind: Pod\n', {
    kind: 'Pod',
    namespace: 'a',
  });
  checkScan('reads behind a marker', '%YAML 1.1\n---\nkind: Pod\n', { kind: 'Pod' });
  checkScan('reads CRLF and quotes', '"kind" : \'Pod\'\r\napiVersion: "v1"\r\n', {
    kind: 'Pod',
    apiVersion: 'v1',
  });
  checkScan('sees a kind that it cannot read', 'kind:\n  Pod\n', { kind: undefined, hasHiddenKind: true });
  checkScan('leaves flow style to the parser', '{"kind": "Pod", "metadata": {"namespace": "a"}}', {
    isFlow: true,
    kind: undefined,
    hasHiddenKind: true,
    namespace: 'a',
  });
  checkScan(
    'takes no namespace for one that is half a template',
    '{"metadata": {"namespace": "a-{{ .b }}"}}',
    {
      isFlow: true,
      namespace: undefined,
    },
  );
  checkScan('knows what is no resource', 'kindness: 1\nservices:\n  kind: x\n', { looksLikeResource: false });
  checkScan(
    'reads around template syntax',
    '{{- if .x }}\nkind: Service\nmetadata:\n  namespace: {{ .ns }}\n{{- end }}\n',
    {
      kind: 'Service',
      isFlow: false,
      namespace: undefined,
      template: { start: 0, end: 12 },
    },
  );
});

/** Checks the text of the first template expression. */
function checkTemplate(source: string, expected: string | undefined): void {
  it(JSON.stringify(source), () => {
    const span = findTemplate(source);
    assert.equal(span === undefined ? undefined : source.slice(span.start, span.end), expected);
  });
}

describe('findTemplate', () => {
  checkTemplate('image: a:{{ .Values.tag }}\n', '{{ .Values.tag }}');
  checkTemplate('{{- range .x }}\n', '{{- range .x }}');
  checkTemplate('{% if a %}\n', '{% if a %}');
  checkTemplate('a: {{ open\nb: 1\n', '{{ open');
  checkTemplate("a: don't {{ x }}\n", '{{ x }}');
  checkTemplate('a: |\n  text\nb: {{ x }}\n', '{{ x }}');
  checkTemplate('a: "{{ x }}"\n', undefined);
  checkTemplate("a: '{{ x }}'\n", undefined);
  checkTemplate('a: "two\n  lines {{ x }}"\n', undefined);
  checkTemplate('# {{ x }}\na: 1 # {{ y }}\n', undefined);
  checkTemplate('a: |-\n  {{ x }}\n\n  {{ y }}\nb: 1\n', undefined);
  checkTemplate('- >\n  {{ x }}\n', undefined);
  checkTemplate('a: {b: {c: 1}}\n', undefined);
});
