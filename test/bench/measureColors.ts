/**
 * What our injection grammars add to the time that the editor's own grammar of YAML takes for a long file. The editor colors
 * in the background, a few lines at a time; so this is no time that anybody waits.
 */
import { renderSnippetPage } from '../../scripts/snippetPage.ts';
import { type EditorGrammar, timeTokenizing } from '../syntaxes/tokenize.ts';
import { median } from './measurement.ts';
import type { Line } from './printTable.ts';

const LENGTH = 1_000_000;
const RUNS = 3;
const EDITORS: readonly EditorGrammar[] = ['since-1.94', 'before-1.94'];

const OTHER = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: main
          image: web
          ports: [{ name: http, containerPort: 8080 }]
---
`;

export async function measureColors(): Promise<readonly Line[]> {
  const policies = [...renderSnippetPage().text.matchAll(/```yaml\n(apiVersion[^`]*)```/g)];
  const texts = new Map([
    ['policies', fill(policies.map(([, policy = '']) => `${policy}---\n`).join(''))],
    ['other manifests', fill(OTHER)],
  ]);
  const lines: Line[] = [];
  for (const editor of EDITORS) {
    for (const [name, text] of texts) {
      const what = `coloring 1 MB of ${name}, VS Code ${editor.replace('-', ' ')}`;
      lines.push({ what: `${what}: YAML alone`, ms: await measure(text, editor, 'none') });
      lines.push({ what: '  with our marks', ms: await measure(text, editor, 'ours') });
    }
  }
  return lines;
}

function fill(text: string): string {
  return text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
}

async function measure(text: string, editor: EditorGrammar, injections: 'ours' | 'none'): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    times.push(await timeTokenizing(text, editor, injections));
  }
  return median(times);
}
