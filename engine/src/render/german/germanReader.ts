/**
 * German for what the readers of YAML say about text that is none. YAML's own words stay where people know no others.
 */
export const GERMAN_READER: Readonly<Record<string, string>> = {
  'tabs are not allowed as indentation': 'Tabs sind als Einrückung nicht erlaubt',
  'control characters are not allowed': 'Steuerzeichen sind nicht erlaubt',
  'all mapping items must start at the same column':
    'alle Einträge einer Map müssen in derselben Spalte beginnen',
  'all sequence items must start at the same column':
    'alle Einträge einer Liste müssen in derselben Spalte beginnen',
  'nested mappings are not allowed in compact mappings': 'auf einer Zeile kann keine Map in einer Map stehen',
  'a block sequence may not be used as an implicit map key':
    'eine Liste kann hier kein Schlüssel einer Map sein',
  'implicit keys need to be on a single line': 'ein Schlüssel muss auf einer einzigen Zeile stehen',
  'implicit keys of flow sequence pairs need to be on a single line':
    'Schlüssel von Paaren in `[...]` müssen auf einer einzigen Zeile stehen',
  'implicit map keys need to be followed by map values': 'auf einen Schlüssel muss ein Wert folgen',
  'the : indicator must be at most 1024 chars after the start of an implicit block mapping key':
    'der `:` muss höchstens 1024 Zeichen nach dem Anfang des Schlüssels stehen',
  'missing closing "quote': 'das schließende `"` fehlt',
  "missing closing 'quote": "das schließende `'` fehlt",
  'missing space after : in {0}': 'das Leerzeichen nach `:` fehlt ({0})',
  'missing , or : between {0} items': '`,` oder `:` fehlt zwischen Einträgen ({0})',
  'missing , between {0} items': '`,` fehlt zwischen Einträgen ({0})',
  'missing newline after block sequence props': 'der Zeilenumbruch nach Anker oder Tag einer Liste fehlt',
  'missing directives-end/doc-start indicator line': 'die Zeile `---` fehlt',
  'missing directives-end indicator line': 'die Zeile `---` nach Direktiven fehlt',
  'sequence item without - indicator': 'ein Listeneintrag ohne `-`',
  'flow end indicator should be more indented than parent':
    'die schließende Klammer muss weiter eingerückt sein',
  '{0} in block collection must be sufficiently indented and end with a {1}':
    'was mit einer Klammer beginnt ({0}), muss weit genug eingerückt sein und mit {1} enden',
  '{0} must end with a {1}': 'was mit einer Klammer beginnt ({0}), muss mit {1} enden',
  'block collections are not allowed within flow collections':
    'innerhalb von `[...]` und `{...}` sind eingerückte Listen und Maps nicht erlaubt',
  'block collection cannot start on same line with directives-end marker':
    'hinter `---` kann auf derselben Zeile keine Liste oder Map beginnen',
  'block scalar values in collections must be indented': 'Text nach `|` oder `>` muss eingerückt sein',
  'block scalar lines must not be less indented than their {0}':
    'Zeilen nach `|` oder `>` dürfen nicht weniger eingerückt sein ({0})',
  'block scalars with more-indented leading empty lines must use an explicit indentation indicator':
    'beginnt Text nach `|` oder `>` mit weiter eingerückten Leerzeilen, muss die Einrückung als Zahl dahinter stehen',
  'block scalar header includes extra characters: {0}': 'hinter `|` oder `>` steht etwas Überzähliges: {0}',
  'plain value cannot start with {0}': 'ein Wert ohne Anführungszeichen kann nicht so beginnen: {0}',
  'invalid escape sequence {0}': 'ungültige Escape-Sequenz {0}',
  'comments must be separated from other tokens by white space characters':
    'vor einem Kommentar muss ein Leerzeichen stehen',
  'tags and anchors must be separated from the next token by white space':
    'nach einem Tag oder Anker muss ein Leerzeichen stehen',
  'anchors and tags must be after the {0} indicator': 'Anker und Tags müssen nach {0} stehen',
  'a node can have at most one anchor': 'ein Wert kann höchstens einen Anker haben',
  'a node can have at most one tag': 'ein Wert kann höchstens ein Tag haben',
  'an alias node must not specify any properties': 'ein Alias kann weder Anker noch Tag haben',
  'alias cannot be an empty string': 'ein Alias braucht einen Namen',
  'anchor cannot be an empty string': 'ein Anker braucht einen Namen',
  'unexpected {0} at node end': 'unerwartetes Zeichen hinter einem Wert ({0})',
  'unexpected empty item in {0}': 'unerwarteter leerer Eintrag ({0})',
  'unexpected {0} token in YAML document': 'unerwartetes Zeichen im Dokument ({0})',
  'unexpected {0} token in YAML stream': 'unerwartetes Zeichen zwischen Dokumenten ({0})',
  'unexpected {0} in {1}': 'unerwartetes {0} ({1})',
  'unexpected {0} token': 'unerwartetes Zeichen ({0})',
  'unexpected block-seq-ind on same line with key':
    'ein `-` kann nicht auf derselben Zeile wie ein Schlüssel stehen',
  'not a YAML token: {0}': 'das ist kein YAML: {0}',
  'invalid map key: a key must be a scalar': 'ein Schlüssel muss ein einfacher Wert sein',
  'map merge requires map or sequence of maps as the value':
    '`<<` braucht als Wert eine Map oder eine Liste von Maps',
  "unknown anchor '{0}' referenced": 'den Anker `{0}` gibt es nicht',
  "anchor '{0}' value contains itself": 'was am Anker `{0}` steht, enthält sich selbst',
  'nested more than {0} levels deep': 'mehr als {0} Ebenen tief verschachtelt',
  'document contains excessive aliasing': 'das Dokument wird durch Aliase zu groß',
  'document has too many syntax errors': 'das Dokument hat zu viele Syntaxfehler',
};
